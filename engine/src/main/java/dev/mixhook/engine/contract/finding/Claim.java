package dev.mixhook.engine.contract.finding;

/**
 * What is said of a receiver, and put to the test.
 *
 * @param id short and in kebab case; a scenario's is its name
 * @param sentence true of a receiver that passes
 * @param standard whether it is of the standard pack, else of a contract file
 */
public record Claim(String id, Grade grade, String sentence, boolean standard) {
    public static Claim must(String id, String sentence) {
        return new Claim(id, Grade.MUST, sentence, true);
    }

    public static Claim should(String id, String sentence) {
        return new Claim(id, Grade.SHOULD, sentence, true);
    }

    Claim asMust() {
        return new Claim(id, Grade.MUST, sentence, standard);
    }
}
