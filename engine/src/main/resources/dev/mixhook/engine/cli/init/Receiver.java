import module jdk.httpserver; // A receiver that works on each user once. Start it with Java 25 or newer: java Receiver.java

final Set<String> done = ConcurrentHashMap.newKeySet(); // in yours: a table with the user's id as its key
final Pattern id = Pattern.compile("\\{\"\\$distinct_id\": \"((?:[^\"\\\\]++|\\\\.)*+)\", \"\\$properties\": "); // in yours: a library for JSON
final Pattern escape = Pattern.compile("\\\\(?:u(....)|.)"); // JSON writes \u00e9 for é, and \n for the end of a line

void main() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // answers go out at once, not 40 ms later
    var server = HttpServer.create(new InetSocketAddress("localhost", Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"))), 128);
    server.createContext("/hooks/mixpanel", call -> {
        var form = URLDecoder.decode(new String(call.getRequestBody().readAllBytes()), "UTF-8"); // users=[{…}, {…}]
        var isForm = "application/x-www-form-urlencoded".equals(call.getRequestHeaders().getFirst("Content-Type"));
        var isWhole = isForm && form.matches("(?s)users=\\[\\{.*}]");
        id.matcher(isWhole ? form : "").results().forEach(user -> done.add(escape.matcher(user.group(1)).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? found.group().translateEscapes() : Character.toString(HexFormat.fromHexDigits(found.group(1)))))));
        HttpHandlers.of(isWhole ? 200 : 400, Headers.of(), "").handle(call); // 200: all are done. After any other answer they come again
    });
    server.createContext("/received/", call -> HttpHandlers.of(200, Headers.of(), done.contains(call.getRequestURI().getPath().substring(10)) ? "1" : "0").handle(call));
    server.start();
}
