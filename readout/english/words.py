"""English: the words of reported speech. Data only."""

from __future__ import annotations

from readout.english.nouns import (
    AGENTIVE,
    BODIES,
    DOMAINS,
    GROUPS,
    HONORIFICS,
    NOUNS_OF_SPEECH,
    PLURAL_TITLES,
    SIDES,
    TITLE_QUALIFIERS,
    TITLES,
    words,
)
from readout.english.places import build_places
from readout.english.verbs import build_senses, conjugate
from readout.lexicon import Lexicon

_PLACES, _DEMONYMS = build_places()


ENGLISH = Lexicon(
    language="en",
    senses=build_senses(),
    nouns_of_speech=NOUNS_OF_SPEECH,
    agentive=AGENTIVE,
    adjectives_of_speech=words(
        """
        grateful concerned confident convinced clear adamant optimistic pessimistic hopeful
        certain sure aware pleased delighted happy glad honoured honored proud sorry
        disappointed saddened shocked alarmed dismayed appalled outraged worried troubled
        encouraged committed ready willing determined unequivocal unanimous critical supportive
        appreciative thankful thrilled excited relieved keen eager sceptical skeptical cautious
        """
    ),
    light_verbs=words(
        """
        went took began continued concluded opened closed wished wanted sought seized used
        proceeded declined refused hastened paused started ended finished hoped intended chose
        felt agreed decided promised had welcomed availed committed
        """
    ),
    titles=TITLES,
    title_qualifiers=TITLE_QUALIFIERS,
    heads=words("president king queen emir emperor sultan chancellor premier prime"),
    honorifics=HONORIFICS,
    plural_titles=PLURAL_TITLES,
    sides=SIDES,
    groups=GROUPS,
    bodies=BODIES,
    domains=DOMAINS,
    places=_PLACES,
    demonyms=_DEMONYMS,
    nobody=words(
        """
        nobody nothing none it this that which who there something everything anything what
        """
    ),
    particles=words(
        """
        de del della der den van von zu zur bin bint ibn al el la le da das dos do di du ter ten
        af av y e abu ben ould
        """
    ),
    determiners=words(
        """
        the a an this that these those his her its their our my your both all some several many
        two three four five six seven eight nine ten each every other another most few
        """
    ),
    plural_determiners=words(
        """
        both all some several many two three four five six seven most few these those
        """
    ),
    demands=words("must should ought"),
    part_words=words("many some others several most few"),
    surnames=words("east west north south"),
    passive_nouns=words(
        """
        views opinions ideas perspectives attention emphasis condolences thanks gratitude
        appreciation greetings congratulations assurances wishes importance tribute tributes
        sympathy sympathies
        """
    ),
    receiving=words("welcome"),
    same_office={
        "envoy": ("ambassador",),
        "expert": ("rapporteur",),
        "mediator": ("envoy",),
        "diplomat": ("ambassador", "envoy", "consul", "minister"),
        "pontiff": ("pope",),
        "monarch": ("king", "queen"),
    },
    possessives=words("his her its their our my your"),
    pronouns={
        "he": "he",
        "she": "she",
        "they": "they",
        "we": "we",
        "i": "i",
        "it": "it",
    },
    male=words(
        """
        he his him himself mr sir lord king prince chairman spokesman monsieur herr congressman
        brother father emperor sultan emir
        """
    ),
    female=words(
        """
        she her hers herself mrs ms miss dame lady madam madame mme frau queen princess
        chairwoman spokeswoman congresswoman sister mother baroness duchess
        """
    ),
    prepositions=words(
        """
        about above across after against ahead along amid amidst among around as at before
        behind beside besides between beyond by concerning considering contrary despite during
        except following for from given in including inside into like near notwithstanding of
        off on onto opposite out outside over past pending per regarding respecting since
        through throughout to toward towards turning under underlining until unto upon via
        vis-à-vis vis-a-vis with within without further pursuant prior owing due thanks
        """
    ),
    conjunctions=words("and but or yet so nor"),
    contrasts=words("while whereas whilst but although though"),
    subordinators=words(
        """
        that which who whom whose where when why how if because since as than what whether until
        once although though unless before after like
        """
    ),
    complementisers=words("that how why what whether when where who which if"),
    adverbs=words(
        """
        also long more further again then too both jointly together once twice still just now today
        yesterday tonight tomorrow earlier later thus hence therefore however moreover
        furthermore meanwhile nevertheless nonetheless additionally separately likewise
        similarly in-depth only even never ever always often soon already yet indeed instead
        rather perhaps all each here there afterwards first firstly second secondly third lastly
        last next well particularly especially warmly even-handedly accordingly consequently
        otherwise besides finally itself himself herself themselves simultaneously monday
        tuesday wednesday thursday friday saturday sunday
        """
    ),
    be=words("is are was were be been being am 's remains remain remained"),
    have=words("has have had having"),
    modals=words(
        """
        will would shall should can could may might must ought cannot can't won't
        """
    ),
    negations=words("not n't never didn't did doesn't does don't do"),
    finite=words(
        """
        is are was were has have had will would shall should can could may might must did does
        do said met held made took went came gave got saw became began ran led left kept stood
        set put brought sent paid found told spoke won lost rose fell grew
        """
    ),
    past_events=words(
        """
        met attended arrived visited signed participated travelled traveled accompanied joined
        hosted chaired co-chaired departed presented delivered opened inspected toured launched
        unveiled received convened lasted took held began concluded
        """
    ),
    months=words(
        """
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        """
    ),
    abbreviations=words(
        """
        mr mrs ms dr prof st sr jr gen lt col maj capt sgt cmdr adm brig gov sen rep amb hon rev
        messrs mmes smt fr no nos vol art para pp p fig ed eds al etc vs inc ltd co corp dept univ
        assn bros approx est jan feb mar apr jun jul aug sep sept oct nov dec mt ft ave blvd rd
        e.g i.e cf viz supt insp det
        """
    ),
    openers=words(
        """
        the a an he she they it we i in on at this that these those there both and but however
        for as with when while after before during since to by from his her its their our my your
        moreover furthermore meanwhile if such although according all some many what who how why
        no not yes
        """
    ),
    askers=words(
        """
        question q journalist reporter questioner media press correspondent interviewer audience
        asker participant
        """
    ),
    chairing=words(
        "moderator host operator facilitator presenter anchor emcee mc narrator announcer"
    ),
    answerers=words("answer a reply response"),
    counterparts=words("counterpart counterparts interlocutor homologue latter"),
    closing_headings=words(
        """
        about background note notes forward-looking safe contact contacts disclaimer biography
        """
    ),
    sources=(
        ("according", "to"),
        ("in", "the", "words", "of"),
        ("in", "the", "view", "of"),
        ("in", "the", "opinion", "of"),
        ("as", "per"),
    ),
    news_verbs=words("announce propose present confirm report recommend reveal"),
    offices_held_together=words(
        """
        ceo cto cfo coo founder co-founder cofounder president chair chairman chairwoman
        executive director officer owner
        """
    ),
    litigants=words(
        """
        court tribunal judge justice jury bench panel appellant respondent claimant defendant
        plaintiff petitioner applicant magistrate registrar
        """
    ),
    disputing_verbs=words(
        "say note warn urge deny reject insist argue claim dispute maintain contend concede admit"
    ),
    answering=words("comment commented respond responded reply replied answer answered"),
    zones=words(
        """
        eastern central mountain pacific greenwich et ct mt pt est edt cst cdt pst pdt gmt utc bst
        cet cest monday tuesday wednesday thursday friday saturday sunday january february march
        april may june july august september october november december
        """
    ),
    declaring_verbs=words(
        """
        condemn welcome express extend convey call urge regret deplore congratulate reaffirm
        reiterate protest denounce reject thank commend appeal mourn offer decry condole
        """
    ),
    styles=words("HE HH HRH HM HIH"),
    courtesies=words("mr mrs ms miss mx dr"),
    nouns_in_ly=words(
        "family ally assembly subassembly supply reply rally anomaly monopoly tally homily bully"
    ),
    speeches=words("speech remarks address keynote lecture sermon homily eulogy testimony"),
    firm_words=words(
        """
        biologics systems technologies technology pharma pharmaceuticals therapeutics energy
        airlines airways motors labs laboratories networks solutions holdings ventures logistics
        foods industries electronics semiconductors software robotics enterprises studios games
        hotels stores brands retail insurance securities analytics international fc afc united
        rovers
        """
    ),
    voicing_verbs=words(
        """
        say warn condemn urge call criticise criticize accuse demand deny reject welcome argue
        claim insist tell ask appeal deplore denounce reiterate stress note add believe hope fear
        """
    ),
    eager=words("quick keen careful eager pains swift adamant"),
    letters=words("statement message letter foreword"),
    human_verbs=words(
        """
        say tell credit believe think hope fear worry complain claim argue warn insist explain
        expect
        recall admit deny confirm report describe predict forecast estimate suspect doubt agree
        """
    ),
    things=words(
        """
        reports documents figures data records results rules terms laws texts letters emails
        studies surveys polls findings numbers statistics estimates forecasts models signs papers
        minutes headlines articles books plans prices shares sales profits talks works details
        tests images pictures satellites measurements calculations posters guidelines notes
        markets countries things times days weeks months years hours events cases
        """
    ),
    suffixes=words("inc inc. ltd ltd. llc llp plc corp corp. co co. gmbh ag s.a. n.v. limited"),
    quoting_verbs=words("say note add explain"),
    companies=words("company firm group corporation"),
    managements=words("board company firm group corporation management directors"),
    spokespeople=words("spokesperson spokesman spokeswoman"),
    told_by_others=words("spokesperson spokesman readout"),
    promises=words("quotes quote following"),
    attendance=words("participated attended accompanied graced"),
    stating=words("is are has have remains stands"),
    voices=words("i we our you"),
    stages=words(
        "began started opened concluded closed continued ended finished responded replied"
    ),
    offices_of_state=words("ministry department"),
    leaders=words("leader president minister premier chancellor official"),
    mutual_verbs=words("agree decide discuss review consider exchange resolve"),
    conjugate=conjugate,
)
