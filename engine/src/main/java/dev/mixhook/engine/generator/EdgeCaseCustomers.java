package dev.mixhook.engine.generator;

import java.util.List;

/** The first customers of every shop: those whose profiles are hard to read, to keep or to send. */
final class EdgeCaseCustomers {
    /** Members of a profile as JSON, a person a line. */
    static final List<String> PROFILES =
            """
            "$first_name":"Zoë","$last_name":"O’Brien","tags":["tea","paper & ink"]
            "$first_name":"Łukasz","$last_name":"Żółć","nickname":"łuk"
            "$name":"李小龍","$first_name":"小龍","$last_name":"李"
            "$first_name":"Ωmega","$last_name":"Ψ","price (€)":12.50
            "$first_name":"Robin 🦊","$last_name":"👩‍👩‍👧","tags":["🍵","✉️"]
            "$first_name":"محمد","$last_name":"العربي","note":"شاي بالنعناع"
            "$first_name":"שרה","$last_name":"כהן","note":"\u202eright to left\u202c"
            "$first_name":"Ame\u0301lie","$last_name":"Nguye\u0302\u0303n","note":"\u00e9 is not e\u0301"
            "$first_name":"Kim","note":"a+b & c=d; 100% \\"quoted\\" \\\\ back/slash <b>bold</b>"
            "$first_name":"Lee","note":"first line\\nsecond line\\r\\n\\tand a tab"
            "$first_name":"Max","note":"%2B %26 %zz + &users=[] %","query":"?a=1&b=2#c"
            "$first_name":"Null","$last_name":"Nil","$phone":null,"Referred By":null,"note":"null"
            "$first_name":"Nora","address":{"street":"1 Quay","lines":["Flat 2",""],"geo":{"lat":53.3498,"lon":-6.2603}}
            "$first_name":"Theo","$transactions":[{"$time":"2025-11-20T10:00:00","$amount":63960},{"$time":"2025-12-01T09:30:00","$amount":12.50}]
            "$first_name":"Cam","$campaigns":[544735,550211,550221],"$deliveries":[671969241,671969242]
            "$first_name":"Emma","tags":[],"address":{},"nickname":"","nested":[[],{},""]
            "$first_name":"Otto","big":9007199254740993,"exact":1.10,"tenth":0.1,"zero":-0.0,"huge":1e21,"beyond":12345678901234567890
            "$first_name":"Bo","active":true,"blocked":false,"Reward":"10.00","Visits":"7"
            "$first_name":"Dora","Trial Ends":"2026-01-20","Renewal":"2026-02-30T00:00:00","Called":"2026-01-05T10:00:00+05:30"
            "$first_name":"Quinn","What's your favourite tea?":"green","user[\\"x\\"]":1,"a.b/c":2,"é":3
            "$first_name":"<script>alert('Sam')</script>","$last_name":"=1+1","note":"'; DROP TABLE people; --"
            "$first_name":"Ctrl","note":"bell \\u0007, delete \u007f, line \\u2028 separator, no-break\u00a0space"
            "$first_name":"Ren\\u00e9","$last_name":"Escap\\u00e9","note":"http:\\/\\/example.com\\/\\ud83c\\udf75"
            "$first_name":"  Ed  ","$last_name":"Space ","note":" ","tags":["a","a","A"," a"]
            "$first_name":"Long","note":"0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmnopqrstuvwxyz 0123456789 abcdefghijklmn;Z"
            "Member Since":"2019-05-04","note":"nobody's name"
            """
                    .lines()
                    .toList();

    /** The two people of Mixpanel's own example of a POST. They come with nothing else. */
    static final List<String> DOCUMENTED =
            """
            {"$distinct_id":"13b20239a29335","$properties":{"$region":"California","$email":"harry.q.bovik@andrew.cmu.edu","$last_name":"Bovik","$created":"2012-11-20T15:26:16","$country_code":"US","$first_name":"Harry","Referring Domain":"news.ycombinator.com","$city":"Los Angeles","Last Seen":"2012-11-20T15:26:17","Referring URL":"http://news.ycombinator.com/","$last_seen":"2012-11-20T15:26:19"}}
            {"$distinct_id":"13a00df8730412","$properties":{"$region":"California","$email":"anna.lytics@mixpanel.com","$last_name":"Lytics","$created":"2012-11-20T15:25:38","$country_code":"US","$first_name":"Anna","Referring Domain":"www.quora.com","$city":"Mountain View","Last Seen":"2012-11-20T15:25:39","Referring URL":"http://www.quora.com/What-...","$last_seen":"2012-11-20T15:25:42"}}
            """
                    .lines()
                    .toList();

    private EdgeCaseCustomers() {}
}
