package dev.mixhook.engine.ingestion;

/** Why a record is not kept. */
public enum Reason {
    UNREADABLE("data, cannot be read"),
    REQUEST_TOO_LARGE("of a request with more than 2000 records or 10 MB"),
    NO_OBJECT("no JSON object"),
    NO_EVENT("no event that is a text"),
    NO_PROPERTIES("no properties that are an object"),
    NO_TOKEN("token, missing or empty"),
    OTHER_TOKEN("another token"),
    BAD_TIME("no time, or none that can be"),
    TOO_OLD("older than /track takes"),
    TOO_NEW("more than an hour ahead"),
    BAD_ID("no id, or one that is forbidden"),
    BAD_INSERT_ID("no $insert_id, or one that is not of 1 to 36 letters, digits and hyphens"),
    TOO_LARGE("too many properties, too deep, or too long"),
    NO_OPERATION("no operation on a profile, or one that cannot be"),
    MERGE("a $merge, which /import alone takes"),
    NO_GROUP("no $group_key or no $group_id"),
    NOT_ALLOWED("imported without the project's `auth`"),
    BUSY("too many records wait to be written"),
    NOT_WRITTEN("could not be written"),
    REFUSED("refused on purpose, as `answer` says"),
    GROUP("of groups, which are nobody");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** The reason in words. */
    public String text() {
        return text;
    }
}
