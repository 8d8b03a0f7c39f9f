package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.TimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps one token for all threads: fetched by one of them, early, and thrown away when the service refuses it. */
final class LoginAuthorizer extends Authorizer {

    /** A token is renewed this long before it ends, as the service's own client does. */
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final Login login;
    private final Time time;
    private final AtomicReference<@Nullable Token> current = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<Token>> flight = new AtomicReference<>();

    LoginAuthorizer(Login login, Time time) {
        this.login = login;
        this.time = time;
    }

    @Override
    void authorize(Call<?> call) {
        Token token = fresh(call);
        call.credentialsUsed = token;
        call.header("Authorization", "Bearer " + token.value().reveal());
    }

    @Override
    boolean renew(Call<?> call, ApiException refusal) {
        if (!(refusal instanceof AuthenticationException)) {
            return false;
        }
        // Another thread may have a newer token already: only the refused one is dropped.
        if (call.credentialsUsed instanceof Token refused) {
            current.compareAndSet(refused, null);
        }
        return true;
    }

    private Token fresh(Call<?> call) {
        for (; ; ) {
            Token token = current.get();
            if (token != null && time.now().isBefore(token.expires().minus(EARLY))) {
                return token;
            }
            CompletableFuture<Token> mine = new CompletableFuture<>();
            CompletableFuture<Token> leader = flight.compareAndExchange(null, mine);
            if (leader == null) {
                return fetch(call, mine);
            }
            Token shared = follow(call, leader);
            if (shared != null) {
                return shared;
            }
        }
    }

    private Token fetch(Call<?> call, CompletableFuture<Token> mine) {
        try {
            Token now = current.get();
            if (now != null && time.now().isBefore(now.expires().minus(EARLY))) {
                mine.complete(now); // somebody finished between our look and our turn
                return now;
            }
            Token token = login.fetch(Duration.ofNanos(Math.max(1, call.remainingNanos())));
            current.set(token);
            mine.complete(token);
            return token;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            flight.set(null);
        }
    }

    /** Waits for the thread that logs in; null if that one gave up for reasons of its own, so that we have to try. */
    private static @Nullable Token follow(Call<?> call, CompletableFuture<Token> leader) {
        try {
            return leader.get(Math.max(1, call.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable failure = e.getCause();
            if (failure instanceof CancelledException
                    || (failure instanceof TimeoutException timeout
                            && timeout.clock() == TimeoutException.Clock.CALL)) {
                if (call.remainingNanos() > 0) {
                    return null;
                }
            }
            if (failure instanceof SdkException known) {
                throw known;
            }
            throw new IllegalStateException(call.name() + ": login failed", failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(call.name() + ": the thread was interrupted while another logged in", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException(
                    call.name() + ": the call's timeout of " + call.timeout + " ran out while another thread logged in"
                            + call.facts(),
                    e,
                    TimeoutException.Clock.CALL,
                    call.timeout);
        }
    }
}
