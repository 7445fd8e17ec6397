package dev.mixhook.engine.feed;

import java.util.List;

/** What a look at the data files of a plan found. */
public sealed interface DataState {
    /** The files are as they were, but for lines that they gained. */
    record Steady() implements DataState {}

    /** A file is another than it was, and may be in the midst of being written. */
    record Unsettled() implements DataState {}

    /** A file is another than it was, and all have to be read again. */
    record Rewritten() implements DataState {}

    /**
     * What was read of some is not there any more: the plan stays as it is until they are back.
     *
     * @param absences those that are away for more than a look
     */
    record Missing(List<Absence> absences) implements DataState {
        public Missing {
            absences = List.copyOf(absences);
        }
    }

    /** Files have been away for as long as the project waits, and are taken as they are. */
    record GivenUp(List<Absence> absences) implements DataState {
        public GivenUp {
            absences = List.copyOf(absences);
        }
    }
}
