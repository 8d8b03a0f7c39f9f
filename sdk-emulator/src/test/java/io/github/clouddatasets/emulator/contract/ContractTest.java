package io.github.clouddatasets.emulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends requests that are generated from the contracts: good ones must succeed, bad ones must be refused, and every answer
 * must be valid for the validator.
 */
class ContractTest {

    /** A new service is one line here. */
    static Stream<Named<Supplier<EmulatedContract>>> services() {
        return Stream.of(
                Named.of("IDAH IAM", IdahIamContract::new),
                Named.of("IDAH Sync", IdahSyncContract::new),
                Named.of("IDAH Dataset, Media and Setting", IdahDatasetContract::new),
                Named.of("Powerdrill", PowerdrillContract::new),
                Named.of("ModelArts", ModelArtsContract::new));
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyOperationKeepsItsContract(Supplier<EmulatedContract> starting) {
        try (EmulatedContract service = starting.get()) {
            Run run = new Run(service);
            // Good requests first: a bad one that the real service accepts leaves things behind that no contract knows.
            service.contract().operations().forEach(run::sendGood);
            service.contract().operations().forEach(run::sendBad);
            assertThat(run.problems).isEmpty();
            assertThat(run.succeeded)
                    .containsExactlyInAnyOrderElementsOf(
                            service.contract().lines().keySet());
            assertThat(service.deviations())
                    .as("a deviation that no request shows is none")
                    .filteredOn(deviation -> !run.shown.contains(deviation))
                    .isEmpty();
        }
    }

    private static final class Run {

        private static final int SHOWN = 600;
        private final EmulatedContract service;
        private final AnswerValidator validator;
        private final List<String> problems = new ArrayList<>();
        private final Set<String> succeeded = new LinkedHashSet<>();
        private final Set<Deviation> shown = new LinkedHashSet<>();

        Run(EmulatedContract service) {
            this.service = service;
            this.validator = new AnswerValidator(service.file());
        }

        void sendBad(Contract.Operation operation) {
            RequestGenerator generator = new RequestGenerator(service.contract(), operation);
            Known known = service.prepare(operation.id());
            if (service.checksRequests()) {
                generator.bad(known).forEach(request -> send(request, service.client()));
            }
            generator.lost(known).forEach(request -> send(request, service.client()));
            if (service.isProtected(operation.id())) {
                send(generator.good(Extent.MOST, known).refused("without credentials"), service.anonymous());
            }
        }

        void sendGood(Contract.Operation operation) {
            RequestGenerator generator = new RequestGenerator(service.contract(), operation);
            for (Extent extent : List.of(Extent.LEAST, Extent.MOST, Extent.SOME, Extent.SOME, Extent.SOME)) {
                ContractRequest request = generator.good(extent, service.prepare(operation.id()));
                send(request, service.client());
            }
        }

        private void send(ContractRequest request, RawHttpClient client) {
            RawHttpAnswer answer =
                    request.below(service.place(request.target())).send(client);
            List<String> differences = new ArrayList<>(validator.differences(request.operation(), answer));
            differences.addAll(new UnknownFields(service.contract()).in(request.operation(), answer));
            if (request.good() == service.isRefusal(answer)) {
                differences.add(request.good() ? "refused" : "accepted");
            } else if (request.good()) {
                succeeded.add(request.operation());
            }
            if (!differences.isEmpty() && !isKnown(request)) {
                problems.add(request + "\n  " + first(differences.toString()) + "\n  " + first(answer.toString()));
            }
        }

        private static String first(String text) {
            return text.length() < SHOWN ? text : text.substring(0, SHOWN) + "…";
        }

        private boolean isKnown(ContractRequest request) {
            List<Deviation> covering = service.deviations().stream()
                    .filter(deviation -> deviation.covers(request))
                    .toList();
            shown.addAll(covering);
            return !covering.isEmpty();
        }
    }
}
