package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.LoopbackServer;
import io.github.clouddatasets.emulator.http.Tenants;
import io.github.clouddatasets.emulator.iam.IamCallerNames;
import io.github.clouddatasets.emulator.iam.ProjectCallerNames;
import io.github.clouddatasets.emulator.idah.IdahCallerNames;
import io.github.clouddatasets.emulator.powerdrill.PowerdrillCallerNames;
import io.github.clouddatasets.emulator.s3.S3CallerNames;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.TemporaryFolder;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
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

    private final TemporaryFolder temporary;
    private final EmulatedAccount first;
    private final Set<EmulatedAccount> accounts = ConcurrentHashMap.newKeySet();
    private final Tenants tenants;
    private final LoopbackServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmulatorServer(EmulatorSettings<?> settings, TemporaryFolder temporary) {
        this.temporary = temporary;
        this.first =
                new EmulatedAccount(AccountTag.PLAIN, settings, temporary.path().resolve("first"), this);
        accounts.add(first);
        this.tenants = new Tenants(SERVICES, first);
        this.server = LoopbackServer.start(tenants);
    }

    /** Starts the server with its first account. */
    static EmulatorServer start(EmulatorSettings<?> settings) throws IOException {
        settings.requireReadableInput();
        TemporaryFolder temporary = TemporaryFolder.create();
        try {
            return new EmulatorServer(settings, temporary);
        } catch (RuntimeException e) {
            temporary.close();
            throw e;
        }
    }

    EmulatedAccount first() {
        return first;
    }

    EmulatedAccount newAccount(EmulatorSettings<?> settings) {
        if (isClosed()) {
            throw new IllegalStateException("The emulator is closed");
        }
        AccountTag tag = AccountTag.fresh();
        var account = new EmulatedAccount(tag, settings, temporary.path().resolve(tag.id()), this);
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
            try (temporary) {
                accounts.forEach(EmulatedAccount::close);
                server.close();
            }
        }
    }
}
