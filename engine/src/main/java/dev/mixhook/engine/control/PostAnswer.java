package dev.mixhook.engine.control;

import dev.mixhook.delivery.Answer;
import dev.mixhook.engine.contract.finding.CurlScript;
import dev.mixhook.engine.definition.yaml.JsonDocument;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.session.SentPost;
import dev.mixhook.engine.text.EnumWord;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A POST as answers tell of it. */
record PostAnswer(SentPost sent) {
    /** What it was, without what went out. */
    Told brief() {
        Post post = sent.post();
        Told told =
                new Told()
                        .with(SessionKeys.N, post.n())
                        .with(SessionKeys.CAMPAIGN, post.campaign())
                        .with(SessionKeys.AT, post.due().toString())
                        .with(
                                SessionKeys.OCCURRENCE,
                                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(post.occurrence()))
                        .with(SessionKeys.ATTEMPT, post.attempt())
                        .with(SessionKeys.BATCH, post.batch())
                        .with(SessionKeys.OF, post.of());
        if (post.isOfEvents()) {
            told.with(SessionKeys.STREAMED, post.users());
        } else {
            told.with(SessionKeys.USERS, post.users()).with(SessionKeys.AGAIN, post.requeued());
        }
        return told.with(SessionKeys.OUTCOME, EnumWord.of(PostState.of(sent.outcome())))
                .with(SessionKeys.ANSWERED, sent.answer().map(Answer::status))
                .with(SessionKeys.WHY, sent.failure())
                .with(SessionKeys.WITH_FAULTS, sent.faults());
    }

    /** All of it. */
    Told whole() {
        Told told =
                brief().with(SessionKeys.URL, sent.url())
                        .with(SessionKeys.ANSWER_TEXT, sent.answer().map(Answer::text))
                        .with(SessionKeys.TYPE, sent.contentType())
                        .with(SessionKeys.BODY, new String(sent.body(), StandardCharsets.UTF_8))
                        .with(AnswerKeys.CURL, CurlScript.command(sent.request()));
        decoded().ifPresent(json -> told.withJson(SessionKeys.DECODED, json));
        return told;
    }

    /** In one line, however its template lays it out. */
    private Optional<String> decoded() {
        Problems problems = new Problems("");
        return JsonDocument.parse(sent.json(), problems)
                .filter(_ -> problems.isEmpty())
                .map(NodeJson::value);
    }
}
