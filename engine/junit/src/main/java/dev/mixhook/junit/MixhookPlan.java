package dev.mixhook.junit;

/** What a session without JUnit begins with. */
public final class MixhookPlan extends MixhookSetup<MixhookPlan> {
    MixhookPlan(String instant) {
        super(instant);
    }

    @Override
    MixhookPlan self() {
        return this;
    }
}
