package dev.mixhook.engine.cli;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The port of an option that need not have one: what follows it is taken for its port where it is
 * one, and for a file where it is none.
 */
final class OptionalPort implements IParameterPreprocessor, ITypeConverter<Integer> {
    /** What the option is given where it has no port. */
    static final String DEFAULT = "default";

    /** No port was given. */
    static final int NONE = -1;

    @Override
    public boolean preprocess(
            Stack<String> left, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean isPort = !left.isEmpty() && Converters.ToPort.port(left.peek()).isPresent();
        boolean isAttached = "=".equals(info.get("separator"));
        if (!isPort && !isAttached) {
            left.push(DEFAULT);
        }
        return false;
    }

    @Override
    public Integer convert(String text) {
        return text.equals(DEFAULT) ? NONE : new Converters.ToPort().convert(text);
    }
}
