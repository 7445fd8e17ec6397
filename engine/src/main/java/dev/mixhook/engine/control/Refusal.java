package dev.mixhook.engine.control;

import dev.mixhook.engine.text.EnumWord;

/** Why something is not done. */
enum Refusal {
    /** The request, a campaign, the project or data are wrong. */
    INVALID(400),
    /** The token is missing, or another. */
    UNAUTHORIZED(401),
    /** Asked for by another name, or by another page. */
    FORBIDDEN(403),
    /** There is no such operation, session, campaign or user. */
    UNKNOWN(404),
    /** There is such an operation, by another method. */
    METHOD(405),
    /** Things stand so that it cannot be done. */
    CONFLICT(409),
    /** The body, or the line, is longer than may be. */
    TOO_LARGE(413),
    /** The body is not told to be JSON. */
    CONTENT_TYPE(415),
    /** Our fault. */
    FAILED(500),
    /** The very first POST found nobody; time stands where it was due. */
    UNREACHABLE(502);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** The status of an answer over HTTP. */
    int status() {
        return status;
    }

    /** The name that it has in answers. */
    String word() {
        return EnumWord.of(this);
    }
}
