package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.LoopbackServer;
import io.github.clouddatasets.emulator.http.Mount;
import io.github.clouddatasets.emulator.http.Tenants;
import io.github.clouddatasets.emulator.iam.IamCallerNames;
import io.github.clouddatasets.emulator.iam.ProjectCallerNames;
import io.github.clouddatasets.emulator.idah.IdahCallerNames;
import io.github.clouddatasets.emulator.powerdrill.PowerdrillCallerNames;
import io.github.clouddatasets.emulator.s3.S3CallerNames;
import io.github.clouddatasets.emulator.s3.S3Service;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The HTTP server of an emulator, with all accounts on it. */
final class EmulatorServer implements ServiceOrigins, AutoCloseable {

    private static final Map<String, CallerNames> SERVICES = Map.of(
            ServiceName.MODELARTS, new ProjectCallerNames(),
            ServiceName.IAM, new IamCallerNames(),
            ServiceName.POWERDRILL, new PowerdrillCallerNames(),
            ServiceName.POWERDRILL_STORAGE, new PowerdrillCallerNames(),
            ServiceName.IDAH, new IdahCallerNames(),
            ServiceName.S3, new S3CallerNames());

    /** Where the services are on a shared port. */
    private static final List<Mount> MOUNTS = List.of(
            Mount.at("/modelarts", ServiceName.MODELARTS),
            Mount.at("/iam", ServiceName.IAM),
            Mount.at("/powerdrill", ServiceName.POWERDRILL),
            Mount.at("/powerdrill-storage", ServiceName.POWERDRILL_STORAGE),
            Mount.at("/idah", ServiceName.IDAH),
            // S3 clients take no path in their endpoint: a request that is signed for S3 is for the buckets.
            new Mount(ServiceName.S3, "", call -> S3Service.accessKey(call).isPresent()),
            Mount.at("", ServiceName.CONSOLE));

    private static final AtomicBoolean cold = new AtomicBoolean(true);

    private final TemporaryFolder temporary;
    private final EmulatorState state;
    private final EmulatedAccount first;
    private final Set<EmulatedAccount> accounts = ConcurrentHashMap.newKeySet();
    private final Tenants tenants;
    private final CompletableFuture<Void> warmUp;
    private final LoopbackServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmulatorServer(EmulatorSettings<?> settings, EmulatorState state, TemporaryFolder temporary) {
        this.temporary = temporary;
        this.state = state;
        Path folder = settings.stateFolder != null
                ? settings.stateFolder.resolve("files")
                : temporary.path().resolve("first");
        this.first = new EmulatedAccount(settings.firstTag().in(state), settings, state, folder, this);
        first.restore();
        accounts.add(first);
        this.tenants = new Tenants(services(settings), first);
        // A cold JVM spends half of the time to the first answer on the classes of ModelArts: they load beside the
        // server's.
        this.warmUp = cold.compareAndSet(true, false)
                ? CompletableFuture.runAsync(first::modelArts)
                : CompletableFuture.completedFuture(null);
        try {
            this.server = LoopbackServer.start(tenants, settings.listening(MOUNTS));
        } catch (RuntimeException e) {
            awaitWarmUp();
            throw e;
        }
    }

    /** No thread writes files of the emulator after this. */
    private void awaitWarmUp() {
        warmUp.exceptionally(failure -> null).join();
    }

    /** Starts the server with its first account. */
    static EmulatorServer start(EmulatorSettings<?> settings) throws IOException {
        settings.requireReadableInput();
        EmulatorState state = settings.openState();
        TemporaryFolder temporary = TemporaryFolder.create();
        try {
            return new EmulatorServer(settings, state, temporary);
        } catch (RuntimeException e) {
            try (state) {
                temporary.close();
            }
            throw e;
        }
    }

    // The console tells nothing of its caller: it shows the first account.
    private static Map<String, CallerNames> services(EmulatorSettings<?> settings) {
        Map<String, CallerNames> services = new HashMap<>(SERVICES);
        if (settings.hasSharedPort()) {
            services.put(ServiceName.CONSOLE, (call, body) -> List.of());
        }
        return services;
    }

    EmulatedAccount first() {
        return first;
    }

    EmulatedAccount newAccount(EmulatorSettings<?> settings) {
        if (isClosed()) {
            throw new IllegalStateException("The emulator is closed");
        }
        AccountTag tag = AccountTag.fresh();
        var account = new EmulatedAccount(
                tag, settings, EmulatorState.nothing(), temporary.path().resolve(tag.id()), this);
        accounts.add(account);
        tenants.add(account.names(), account);
        return account;
    }

    @Override
    public String of(String serviceName) {
        return server.origin(serviceName);
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Forgets an account and deletes its files. Without its first account the server ends. */
    void forget(EmulatedAccount account) {
        if (account == first) {
            close();
        } else if (!isClosed()) {
            tenants.remove(account);
            accounts.remove(account);
            account.close();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (state;
                    temporary) {
                accounts.forEach(EmulatedAccount::release);
                server.close();
                awaitWarmUp();
                accounts.forEach(EmulatedAccount::close);
            }
        }
    }
}
