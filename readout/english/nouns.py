"""English nouns that name who speaks, and the nouns of speech itself."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


TITLES = words(
    """
    minister president secretary ambassador chancellor premier pm chairman chairwoman
    chairperson chair director spokesperson spokesman spokeswoman commissioner governor mayor
    senator representative envoy counselor councilor counsellor councillor chief officer ceo
    cfo cto coo king queen prince princess emir amir sultan emperor pope cardinal archbishop
    bishop patriarch imam rabbi reverend general admiral colonel major captain commander
    lieutenant sergeant marshal brigadier commodore professor dean rector provost head leader
    adviser advisor coordinator co-ordinator coordinator-general attorney solicitor judge
    justice magistrate registrar prosecutor ombudsman ombudswoman auditor comptroller
    treasurer speaker whip congressman congresswoman congressperson lawmaker mp mep deputy
    delegate diplomat consul undersecretary under-secretary under-secretary-general
    secretary-general director-general attorney-general governor-general rapporteur author
    analyst economist scientist researcher engineer doctor lecturer fellow founder co-founder
    cofounder co-chair co-author owner partner manager principal superintendent inspector
    detective sheriff constable coach referee trustee steward curator editor publisher
    journalist correspondent reporter moderator host interpreter lawyer barrister activist
    campaigner winner player vice-president vice-chair vice-chancellor taoiseach tánaiste
    tanaiste president-elect member first-lady lady quaestor statesman stateswoman politician
    mediator negotiator expert specialist
    organiser organizer strategist resident witness farmer investor trader critic observer aide
    consultant colleague skipper pilot midwife paramedic firefighter clinician psychologist
    biologist ecologist geologist physicist chemist astronomer meteorologist statistician
    appellant claimant respondent defendant plaintiff petitioner applicant
    canon deacon monsignor pastor vicar curate priest abbot abbess prior nun friar sister brother
    mother father son daughter wife husband widow widower grandmother grandfather aunt uncle
    cousin niece nephew neighbour neighbor friend spouse
    striker midfielder defender goalkeeper forward winger batsman bowler rider driver sprinter
    swimmer boxer golfer cyclist athlete runner rower sailor skater gymnast
    teenager pensioner singer songwriter drummer guitarist composer conductor novelist poet chef
    baker builder carpenter plumber electrician shopkeeper entrepreneur designer developer
    programmer therapist dentist cardiologist oncologist virologist immunologist neuroscientist
    anthropologist archaeologist sociologist criminologist palaeontologist paleontologist
    zoologist botanist oceanographer glaciologist veteran volunteer trustee librarian
    archivist caretaker gardener welder miner cleaner carer caseworker postman
    bystander passenger commuter survivor auctioneer innkeeper ferryman
    keeper victim parent patient caller customer shopper motorist walker hiker tourist visitor
    tenant landlord homeowner traveller traveler voter supporter fan insider sailor soldier
    prisoner inmate detainee refugee migrant employee labourer laborer staffer porter
    supervisor mentor tutor challenger rival opponent predecessor successor
    councilmember councilman councilwoman alderman selectman assemblymember assemblyman
    assemblywoman boss headteacher headmaster headmistress
    ruler monarch chieftain physician surgeon nurse teacher student epidemiologist historian
    philosopher architect artist actor actress director-designate executive official lord
    baroness baron duke duchess count countess
    """
)
TITLE_QUALIFIERS = words(
    """
    deputy vice assistant associate acting interim former ex outgoing incoming senior junior
    chief principal permanent special first second high under executive managing general
    foreign prime state federal national defence defense finance trade interior home health
    justice education energy commerce agriculture environment transport labour labor
    immigration treasury economy economic press media public legal medical scientific
    technical technology information financial operating marketing communications commercial
    research climate security parliamentary presidential royal crown lord lady grand supreme
    regional local city county police fire army navy air force global international chairman
    cabinet shadow opposition union party majority minority lead head attorney major
    lieutenant brigadier rear full honorary visiting emeritus independent political military
    naval co newly new elected re-elected then current then-current late founding resident
    main top leading veteran long-time longtime administrative diplomatic development
    humanitarian culture cultural tourism sports youth women's planning infrastructure digital
    science industry industrial housing water mines
    """
)
HONORIFICS = words(
    """
    mr mrs ms miss mx dr prof sir dame madam madame mme monsieur herr frau señor señora hon
    shri smt sri rev revd msgr cllr pc di dci ds dc fr sr st gen lt col maj capt sgt cmdr adm
    brig gov sen
    rep amb supt insp det sheikh
    shaikh hajji h.e h.e. his excellency her majesty highness holiness honourable honorable
    right
    """
)
PLURAL_TITLES = words(
    """
    ministers presidents secretaries ambassadors chancellors premiers chairs chairmen
    co-chairs directors commissioners governors mayors senators representatives envoys leaders
    heads chiefs kings counterparts principals negotiators delegates
    generals vice-presidents interlocutors presidencies spokespersons spokespeople
    ceos executives
    """
)
SIDES = words(
    """
    organisations organizations sides parties delegations participants leaders countries nations
    states teams governments
    ministries members signatories partners allies interlocutors counterparts ministers
    presidents principals negotiators attendees co-chairs chairs capitals sponsors panellists
    panelists delegates undersigned signatories communities men women diplomats pair duo trio
    two both
    """
)
GROUPS = words(
    """
    founders co-founders guests visitors hosts family parents relatives neighbours neighbors
    friends locals authors
    forecasters pollsters
    passengers commuters tenants renters drivers mothers fathers villagers islanders
    deputies officers commanders opponents
    officials experts analysts critics supporters sources observers witnesses residents
    reporters journalists lawmakers republicans democrats conservatives liberals campaigners
    activists investigators prosecutors police researchers scientists doctors teachers
    students workers unions economists investors shareholders customers lawyers politicians
    diplomats delegates many some others several most few everyone people voters organisers
    organizers authorities advocates families victims survivors speakers panellists
    respondents netizens media aides advisers advisors staff employees commentators historians
    academics businesses companies farmers fans players coaches judges peers senators senior
    protesters protestors spokespeople executives councillors commissioners agencies
    stakeholders
    """
)
BODIES = words(
    """
    ministry department government administration commission committee council company
    corporation organisation organization agency authority bank board office bureau institute
    institution university college school association federation confederation union league
    foundation trust society court tribunal parliament congress senate assembly house cabinet
    party alliance forum group team delegation embassy mission consulate secretariat centre
    center network coalition force forces police army navy service services inspectorate
    regulator watchdog panel presidency chamber club firm business manufacturer operator
    airline hospital charity campaign movement ministry's taskforce task programme program
    fund exchange museum library church diocese synod municipality city county state nation
    country republic kingdom inc inc. corp corp. ltd ltd. llc plc gmbh ag side camp regime
    leadership troika quad jury newspaper newsroom journal magazine broadcaster station studio
    laboratory lab observatory academy syndicate cooperative co-operative partnership
    consortium initiative steering working directorate division unit brigade command
    headquarters treasury fed ombudsman presidium politburo collective household palace
    kremlin pentagon zoo theatre theater orchestra opera gallery aquarium festival restaurant
    brewery bakery infirmary clinic hospice constabulary nursery airport railway
    """
)
DOMAINS = words(
    """
    affairs state defense defence treasury commerce trade interior finance energy committee
    commission development cooperation co-operation security council foreign relations labour
    labor health education justice agriculture environment transport transportation industry
    science technology culture tourism sports youth women children family welfare housing
    planning infrastructure communications information economy economic research innovation
    growth prosperity policy politics peace disarmament rights human humanitarian refugees
    expatriates emigration diaspora
    migration immigration nations union europe africa asia america americas pacific atlantic
    east west north south central northern southern eastern western republic kingdom
    federation emirates states islands people's party bureau political office ministry
    department agency bank reserve board directors operations marketing staff staffs joint
    chiefs navy army air force police intelligence investigation investigations counsel law
    legal house senate congress parliament assembly commons lords representatives secretariat
    institute university college school centre center foundation fund organisation
    organization association society trust group company corporation inc. corp. limited
    commonwealth crown exchequer budget resources water forests fisheries fishing mining mines
    petroleum oil gas climate change nature biodiversity food rural regional local city county
    municipal provincial national international global world general special supreme federal
    royal public private social employment industrial integration enlargement neighbourhood
    neighborhood management crisis response emergency emergencies relief reconstruction
    recovery democracy governance administration services service civil military naval
    strategic studies sciences engineering medicine nursing economics history arts humanities
    religion ethics data digital cyber space aviation maritime shipping ports railways roads
    post telecommunications media press broadcasting veterans indigenous women's children's
    girls gender equality diversity inclusion consumer competition markets market securities
    exchange revenue taxation customs border homeland safety protection nuclear atomic weapons
    arms control chemical biological prohibition treaty convention secretary-general high
    representative vice new great grand first african european asian latin arab islamic
    caribbean nordic baltic mediterranean the headquarters command region district division
    section branch unit team committee's of for and initiatives stability programme program
    programmes projects partnership partnerships engagement outreach diplomacy advisory
    executive commission's
    """
)
AGENTIVE = words(
    """
    statement readout report announcement communique communiqué declaration spokesperson
    spokesman spokeswoman letter message post tweet filing note release speech remarks address
    update foreword keynote lecture sermon homily eulogy opening
    resolution proclamation manifesto editorial memo memorandum paper op-ed article testimony
    summary
    """
)
NOUNS_OF_SPEECH = words(
    """
    concern concerns condolences condolence gratitude appreciation thanks support satisfaction
    hope hopes regret regrets sympathy sympathies solidarity view views opinion opinions
    confidence conviction belief beliefs admiration respect respects congratulations greetings
    wishes interest readiness willingness commitment commitments determination resolve
    intention desire wish alarm outrage dismay disappointment shock sadness sorrow grief anger
    indignation optimism pessimism doubt doubts reservation reservations objection objections
    protest protests complaint complaints demand demands request requests appeal appeals
    proposal proposals suggestion suggestions idea ideas question questions issue issues point
    points argument arguments claim claims assurance assurances guarantee guarantees promise
    pledge pledges apology apologies warning warnings reminder message messages word words
    account accounts accounting briefing overview update updates explanation assessment
    assessments analysis perspective perspectives impression impressions insight insights
    experience experiences information details position positions stance opposition rejection
    condemnation criticism praise tribute tributes compliments welcome farewell invitation
    invitations offer recommendation recommendations recognition gratification acknowledgement
    acknowledgment delight pleasure pride joy happiness relief agreement consensus
    understanding understandings conclusion vision priorities priority plan plans importance
    need necessity significance feedback advice guidance testimony evidence reference mention
    emphasis attention preference expectation expectations aspiration aspirations ambition
    ambitions enthusiasm eagerness caution scepticism skepticism frustration fear fears
    anxiety worry worries prayers thoughts loyalty allegiance friendship esteem goodwill
    reassurance reassurances clarification clarifications comment comments observations
    observation decision outline rationale case contention assertion allegation allegations
    accusation accusations denunciation endorsement backing approval disapproval consent
    dissent displeasure unease consternation horror revulsion remorse shame contrition toast
    news story stories summary synopsis picture snapshot readout sentiment sentiments feeling
    feelings notification reply response answer answers denial rebuke reprimand ultimatum
    rebuttal oath vow
    """
)
