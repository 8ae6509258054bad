/**
 * 512 short German words that are easy to say, to hear and to type: no umlauts, no two that sound alike. Their order is part
 * of the check word.
 */
export const checkWordsDe = `
Abend Adler Ahorn Akazie Akelei Album Alpaka Ameise Amsel Ananas Anemone Anis Anker Anorak Antenne Apfel
Aprikose Aquarium Arena Arnika Aroma Aster Atelier Atlas Avocado Azalee Bahnhof Balkon Balsam Bambus
Banane Banjo Basalt Basar Becher Begonie Berg Besen Besteck Biber Birke Bison Bistro Blatt Blume Bohne
Bonbon Bonsai Brezel Brief Brise Bronze Brot Brunnen Buche Dachs Dahlie Dampf Dattel Daumen Deckel Delta
Diamant Dill Docht Domino Drachen Draht Drossel Duett Efeu Eiche Eimer Elefant Elster Ente Enzian Erbse
Erdbeere Erle Essig Fackel Faden Fahrrad Falke Farbe Farn Fasan Fenchel Fenster Ferien Fest Fichte Film
Finger Fink Fjord Flamingo Flasche Flieder Flosse Fluss Fohlen Forelle Foto Freesie Freude Frost Fuchs Funke
Galerie Galopp Garage Gardine Garten Gazelle Gedicht Geige Geranie Gerbera Gerste Geschenk Geysir Ginster
Gipfel Giraffe Girlande Gitarre Gladiole Glas Glocke Gold Gondel Gong Granit Grille Gulasch Gurke Hafen
Halle Hammer Hamster Handtuch Harfe Hasel Haus Hecke Herbst Herd Hering Hibiskus Himbeere Hirsch Hocker
Holunder Holz Honig Hopfen Hummel Hut Idee Igel Imker Ingwer Insel Iris Jacke Jasmin Jubel Kabine Kachel
Kaffee Kakao Kaktus Kamel Kamille Kamin Kanal Kanu Kapelle Karamell Karneval Karotte Karpfen Kastanie Kauz
Keks Kelch Kerze Kessel Kette Kino Kiosk Kirsche Kissen Kiste Kittel Kiwi Klammer Klavier Klee Kleid Klinke
Klippe Knopf Knospe Knoten Koala Koffer Kohlrabi Kokos Kolibri Komet Kommode Kompass Kompott Konfetti Korb
Kragen Kranich Kranz Krapfen Krawatte Kreide Kreis Kreisel Kresse Kristall Krokus Krone Krug Kruste Kuchen
Kuckuck Kugel Kultur Kunst Kupfer Kutsche Lagune Lakritz Lama Lampe Laterne Laub Lauch Lavendel Lehm Leinen
Leiter Libelle Licht Liguster Lilie Limonade Linde Lineal Lorbeer Luft Lupine Magnet Magnolie Mais Majoran
Maler Mandel Mango Markt Marmor Marzipan Maske Matrose Medaille Mehl Melodie Melone Messing Milch Mimose
Minze Mistel Mittag Mode Mohn Mokka Mosaik Motor Muffin Museum Musik Muster Myrte Narzisse Nashorn Nebel
Nelke Netz Norden Nuss Oboe Obst Okapi Oleander Olive Orchidee Oregano Orgel Otter Ozean Palast Palme Panda
Papagei Papaya Papier Pappel Paprika Pavillon Pedal Pergola Petunie Pfau Pfeffer Pfeil Pferd Pfote Picknick
Pilot Pilz Pinguin Pinie Pizza Plakat Planet Platane Pokal Polka Posaune Praline Primel Pudding Pudel Pyramide
Quadrat Quarz Quelle Quirl Quitte Radio Rakete Ranke Ranunkel Rasen Regal Reiher Reise Rettich Rezept Roggen
Roller Rose Rosine Rosmarin Rubin Ruder Salat Salbei Salz Sand Sandale Saphir Schach Schal Schaufel Schere
Scheune Schiefer Schiff Schinken Schirm Schleife Schloss Schnecke Schnee Schnur Schrank Schuh Schule Schwalbe
Schwan Seehund Seestern Seife Semmel Senf Sesam Silber Sirup Skizze Smaragd Socke Sofa Sommer Sonate Spange
Spargel Spaten Spatz Specht Sperling Spiegel Spiel Spinat Spirale Stadt Stein Stempel Steppe Stiefel Stift
Storch Strand Strauch Streifen Strudel Stufe Stuhl Stunde Suppe Tablett Tandem Tanne Tapete Teig Teller
Tennis Teppich Terrasse Theater Thymian Tiger Toast Tomate Topas Topf Torte Traktor Traube Traum Treppe
Trompete Tropfen Truhe Tuch Tukan Tulpe Tundra Tunnel Turm Tusche Ufer Ulme Urlaub Vanille Vase Veilchen
Veranda Violine Vitrine Vorhang Vulkan Wabe Waffel Wagen Wald Walnuss Walross Walzer Wasser Wecker Weide
Weizen Welpe Wiese Wimpel Wind Winkel Winter Wolf Wolke Wunsch Wurzel Zander Zange Zapfen Zauber Zaun Zebra
Zeder Zeiger Zelt Ziegel Zimt Zinnie Zirkus Zitrone Zucker Zug Zweig Zwiebel Zylinder Zypresse
`
  .trim()
  .split(/\s+/)
