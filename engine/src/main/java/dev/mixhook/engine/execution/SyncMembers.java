package dev.mixhook.engine.execution;

import dev.mixhook.delivery.SyncCall;
import java.util.BitSet;

/** Whom one action of a sync is about, by person. */
record SyncMembers(SyncCall.Action action, BitSet persons) {}
