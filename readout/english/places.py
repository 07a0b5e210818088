"""Countries and unions with their people and capitals, as English names them."""

# Usual name | other names | adjectives and peoples | capital, as metonym for the government
PLACES = """
Afghanistan||Afghan|Kabul
Albania||Albanian|Tirana
Algeria||Algerian|Algiers
Angola||Angolan|Luanda
Argentina||Argentine, Argentinian|Buenos Aires
Armenia||Armenian|Yerevan
Australia||Australian|Canberra
Austria||Austrian|Vienna
Azerbaijan||Azerbaijani|Baku
Bahrain||Bahraini|Manama
Bangladesh||Bangladeshi|Dhaka
Belarus||Belarusian|Minsk
Belgium||Belgian|
Bolivia||Bolivian|La Paz
Bosnia and Herzegovina|Bosnia|Bosnian|Sarajevo
Botswana||Botswanan|Gaborone
Brazil||Brazilian|Brasilia
Britain|United Kingdom, UK, U.K., Great Britain, England, Scotland|British, Scottish|London
Brunei||Bruneian|
Bulgaria||Bulgarian|Sofia
Cambodia||Cambodian|Phnom Penh
Cameroon||Cameroonian|
Canada||Canadian|Ottawa
Chad||Chadian|
Chile||Chilean|
China|PRC, P.R.C., People's Republic of China|Chinese|Beijing
Colombia||Colombian|Bogota
Congo|DRC, Democratic Republic of the Congo|Congolese|Kinshasa
Costa Rica||Costa Rican|
Croatia||Croatian|Zagreb
Cuba||Cuban|Havana
Cyprus||Cypriot|Nicosia
Czechia|Czech Republic|Czech|Prague
Denmark||Danish|Copenhagen
Dominican Republic|||
Ecuador||Ecuadorian|Quito
Egypt||Egyptian|Cairo
El Salvador||Salvadoran|
Estonia||Estonian|Tallinn
Ethiopia||Ethiopian|Addis Ababa
European Union|EU, E.U.|European|Brussels
Fiji||Fijian|Suva
Finland||Finnish|Helsinki
France||French|Paris
Georgia||Georgian|Tbilisi
Germany||German|Berlin
Ghana||Ghanaian|Accra
Greece|Hellenic Republic|Greek, Hellenic|Athens
Guatemala||Guatemalan|
Guyana||Guyanese|Georgetown
Haiti||Haitian|
Honduras||Honduran|Tegucigalpa
Hungary||Hungarian|Budapest
Iceland||Icelandic|Reykjavik
India||Indian|New Delhi, Delhi
Indonesia||Indonesian|Jakarta
Iran|Islamic Republic of Iran|Iranian|Tehran
Iraq||Iraqi|Baghdad
Ireland||Irish|Dublin
Israel||Israeli|Jerusalem
Italy||Italian|Rome
Ivory Coast|Côte d'Ivoire, Cote d'Ivoire|Ivorian|
Jamaica||Jamaican|
Japan||Japanese|Tokyo
Jordan||Jordanian|Amman
Kazakhstan||Kazakh, Kazakhstani|Astana
Kenya||Kenyan|Nairobi
Kosovo||Kosovar|Pristina
Kuwait||Kuwaiti|
Kyrgyzstan||Kyrgyz|Bishkek
Laos||Lao, Laotian|Vientiane
Latvia||Latvian|Riga
Lebanon||Lebanese|Beirut
Liberia||Liberian|Monrovia
Libya||Libyan|Tripoli
Lithuania||Lithuanian|Vilnius
Luxembourg||Luxembourgish|
Malawi||Malawian|Lilongwe
Malaysia||Malaysian|Kuala Lumpur, Putrajaya
Maldives||Maldivian|
Malta||Maltese|Valletta
Mexico||Mexican|
Moldova||Moldovan|Chisinau
Mongolia||Mongolian|Ulaanbaatar
Montenegro||Montenegrin|Podgorica
Morocco||Moroccan|Rabat
Mozambique||Mozambican|Maputo
Myanmar|Burma|Burmese|Naypyidaw
Namibia||Namibian|Windhoek
Nepal||Nepalese, Nepali|Kathmandu
Netherlands|Holland|Dutch|The Hague
New Zealand|Aotearoa||Wellington
Nicaragua||Nicaraguan|Managua
Niger||Nigerien|
Nigeria||Nigerian|Abuja
North Korea|DPRK, D.P.R.K., Democratic People's Republic of Korea|North Korean|Pyongyang
North Macedonia||Macedonian|Skopje
Norway||Norwegian|Oslo
Oman||Omani|Muscat
Pakistan||Pakistani|Islamabad
Palestine|Palestinian Authority|Palestinian|Ramallah
Panama||Panamanian|
Papua New Guinea|||Port Moresby
Paraguay||Paraguayan|Asuncion
Peru||Peruvian|Lima
Philippines||Philippine, Filipino|Manila
Poland||Polish|Warsaw
Portugal||Portuguese|Lisbon
Qatar||Qatari|Doha
Romania||Romanian|Bucharest
Russia|Russian Federation|Russian|Moscow, Kremlin
Rwanda||Rwandan|Kigali
Samoa||Samoan|Apia
Saudi Arabia||Saudi, Saudi Arabian|Riyadh
Senegal||Senegalese|Dakar
Serbia||Serbian|Belgrade
Sierra Leone||Sierra Leonean|Freetown
Singapore||Singaporean|
Slovakia||Slovak|Bratislava
Slovenia||Slovenian|Ljubljana
Solomon Islands|||Honiara
Somalia||Somali|Mogadishu
South Africa||South African|Pretoria
South Korea|ROK, R.O.K., Republic of Korea, Korea|South Korean, Korean|Seoul
Spain||Spanish|Madrid
Sri Lanka||Sri Lankan|Colombo
Sudan||Sudanese|Khartoum
Sweden||Swedish|Stockholm
Switzerland||Swiss|Bern
Syria||Syrian|Damascus
Taiwan||Taiwanese|Taipei
Tajikistan||Tajik|Dushanbe
Tanzania||Tanzanian|Dodoma
Thailand||Thai|Bangkok
Tonga||Tongan|
Tunisia||Tunisian|Tunis
Turkey|Türkiye, Turkiye|Turkish|Ankara
Turkmenistan||Turkmen|Ashgabat
Uganda||Ugandan|Kampala
Ukraine||Ukrainian|Kyiv, Kiev
United Arab Emirates|UAE, U.A.E.|Emirati|Abu Dhabi
United States|US, U.S., USA, U.S.A., United States of America, America|American|Washington
Uruguay||Uruguayan|Montevideo
Uzbekistan||Uzbek|Tashkent
Vatican|Holy See||
Venezuela||Venezuelan|Caracas
Vietnam|Viet Nam|Vietnamese|Hanoi
Yemen||Yemeni|Sanaa
Zambia||Zambian|Lusaka
Zimbabwe||Zimbabwean|Harare
"""


def build_places() -> tuple[dict[str, str], frozenset[str]]:
    """Every name in lower case to the usual one; and the adjectives among the names."""
    places: dict[str, str] = {}
    demonyms: set[str] = set()
    for row in PLACES.strip().splitlines():
        name, others, adjectives, capitals = row.split("|")
        for word in [name, *others.split(", "), *capitals.split(", "), *adjectives.split(", ")]:
            if word:
                places[word.lower()] = name
        demonyms.update(word.lower() for word in adjectives.split(", ") if word)
    return places, frozenset(demonyms)
