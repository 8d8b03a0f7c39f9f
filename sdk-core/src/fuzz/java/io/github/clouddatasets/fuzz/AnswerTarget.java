package io.github.clouddatasets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers of a whole service, through the pipeline a call takes, but for the socket. */
public final class AnswerTarget extends ClientBuilder<AnswerTarget> {

    private static final int[] REFUSALS = {400, 401, 403, 404, 409, 422, 429, 500, 503};

    private final Map<String, Op<?>> operations;
    private final List<String> ids;
    private final Api api;

    private final CannedAnswer canned = new CannedAnswer();

    private AnswerTarget(Service service, Map<String, Op<?>> operations) {
        this.operations = operations;
        this.ids = new ArrayList<>(operations.keySet());
        endpoint("https://service.example").maxAttempts(1).time(new ManualTime(Instant.EPOCH));
        transport(canned.transport());
        this.api = Api.open(service, Endpoint.of("https://service.example", false), Authorizer.none(), settings());
    }

    @Override
    protected AnswerTarget self() {
        return this;
    }

    /** Answers of success, each taken for one of the operation its seed is named after. */
    public static FuzzTarget successes(String name, Service service, Map<String, Op<?>> operations) {
        AnswerTarget target = new AnswerTarget(service, operations);
        return FuzzTarget.of(
                name,
                (kind, input) -> {
                    BothDecoders.readAlike(service, target.operation(kind, input), input);
                    target.answer(200, kind, input);
                },
                SdkException.class);
    }

    /** Refusals of every status. Reading one is throwing it. */
    public static FuzzTarget refusals(String name, Service service, Map<String, Op<?>> operations) {
        AnswerTarget target = new AnswerTarget(service, operations);
        return FuzzTarget.of(name, (kind, input) -> {
            int code = REFUSALS[Math.floorMod(Arrays.hashCode(input), REFUSALS.length)];
            try {
                target.answer(code, kind, input);
            } catch (SdkException e) {
                return;
            }
            if (code < 500) { // what a health check says has a status of its own
                throw new IllegalStateException("a value from " + code);
            }
        });
    }

    /** The {@code Op} constants of a package of this module and those below, by their ids. */
    public static Map<String, Op<?>> operations(String folder) {
        Map<String, Op<?>> found = new TreeMap<>();
        new ClassFileImporter()
                .importPath(Path.of("target", "classes")).stream()
                        .filter(type -> (type.getPackageName() + ".").startsWith(folder + "."))
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Op.class)
                                && field.getModifiers().contains(JavaModifier.STATIC))
                        .map(AnswerTarget::constant)
                        .forEach(op -> found.put(op.id(), op));
        return found;
    }

    private static Op<?> constant(JavaField field) {
        try {
            Field reflected = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
            reflected.setAccessible(true);
            return (Op<?>) reflected.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field.getFullName(), e);
        }
    }

    private Op<?> operation(String kind, byte[] input) {
        Op<?> named = operations.get(kind);
        Op<?> op = named != null ? named : operations.get(ids.get(Math.floorMod(Arrays.hashCode(input), ids.size())));
        if (op == null) {
            throw new IllegalStateException("no operation");
        }
        return op;
    }

    private void answer(int code, String kind, byte[] input) throws Exception {
        canned.set(code, input);
        Op<?> op = operation(kind, input);
        String[] path =
                new String[(int) op.toString().chars().filter(c -> c == '{').count()];
        Arrays.fill(path, "x");
        try {
            Object value = api.call(op, Arguments.path(path));
            assertThat(String.valueOf(value)).isNotNull(); // what was read can be shown
            if (value instanceof AutoCloseable open) {
                open.close();
            }
        } catch (SdkException e) {
            assertThat(e.getMessage()).isNotEmpty();
            throw e;
        }
    }
}
