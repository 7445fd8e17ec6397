package dev.mixhook.engine.generator;

import java.util.List;

/**
 * Where a customer lives.
 *
 * @param offset minutes east of UTC. Fixed here: a zone's own rules come with the JVM and change
 */
record City(String name, String region, String country, String zone, int offset) {
    static final List<City> ALL =
            List.of(
                    new City("Dublin", "Leinster", "IE", "Europe/Dublin", 0),
                    new City("Cork", "Munster", "IE", "Europe/Dublin", 0),
                    new City("Galway", "Connacht", "IE", "Europe/Dublin", 0),
                    new City("London", "England", "GB", "Europe/London", 0),
                    new City("Reykjavík", "Capital Region", "IS", "Atlantic/Reykjavik", 0),
                    new City("Lisboa", "Lisboa", "PT", "Europe/Lisbon", 0),
                    new City("Kraków", "Małopolska", "PL", "Europe/Warsaw", 60),
                    new City("Zürich", "Zürich", "CH", "Europe/Zurich", 60),
                    new City("Αθήνα", "Attica", "GR", "Europe/Athens", 120),
                    new City("Tel Aviv", "Tel Aviv", "IL", "Asia/Jerusalem", 120),
                    new City("Nairobi", "Nairobi", "KE", "Africa/Nairobi", 180),
                    new City("Dubai", "Dubai", "AE", "Asia/Dubai", 240),
                    new City("Mumbai", "Maharashtra", "IN", "Asia/Kolkata", 330),
                    new City("Kathmandu", "Bagmati", "NP", "Asia/Kathmandu", 345),
                    new City("Hong Kong", "Hong Kong", "HK", "Asia/Hong_Kong", 480),
                    new City("東京", "Tokyo", "JP", "Asia/Tokyo", 540),
                    new City("Lord Howe", "New South Wales", "AU", "Australia/Lord_Howe", 660),
                    new City("Auckland", "Auckland", "NZ", "Pacific/Auckland", 780),
                    new City("Waitangi", "Chatham Islands", "NZ", "Pacific/Chatham", 825),
                    new City("Los Angeles", "California", "US", "America/Los_Angeles", -480),
                    new City("New York", "New York", "US", "America/New_York", -300),
                    new City("Honolulu", "Hawaii", "US", "Pacific/Honolulu", -600),
                    new City("St. John's", "Newfoundland", "CA", "America/St_Johns", -210),
                    new City("São Paulo", "São Paulo", "BR", "America/Sao_Paulo", -180));
}
