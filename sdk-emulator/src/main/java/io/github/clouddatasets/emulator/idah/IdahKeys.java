package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.caller.IdahAccounts;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.caller.IdahRights;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahTimestamp;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API keys. At the start: a revoked key, and a key that may read and export everything. */
final class IdahKeys {

    private static final String KEYS = "key/";
    private static final Pattern FORM = Pattern.compile("IDAH_[0-9a-f]{64}");
    private static final Set<String> SCOPE_TYPES = Set.of("all", "org", "project");

    private final WorkClock workClock;
    private final IdSource ids;
    private final SavedState state;
    private final AccountTag tag;
    private final IdahAccounts accounts;
    private final Map<String, IdahKey> keys = new LinkedHashMap<>();

    IdahKeys(WorkClock workClock, IdSource ids, AccountTag tag, IdahAccounts accounts, SavedState state) {
        this.workClock = workClock;
        this.ids = ids;
        this.tag = tag;
        this.accounts = accounts;
        this.state = state;
        for (StateDocument document : state.documents(KEYS)) {
            IdahKey key = IdahKey.of(document, accounts);
            keys.put(String.valueOf(key.id()), key);
        }
        if (keys.isEmpty()) {
            Instant start = workClock.start();
            String revoked = tag.in("IDAH_" + "dead".repeat(16), IdahCallerNames.KEY_START.length());
            add(revoked, everything("old client"), start).revoke(start);
            add(accounts.apiKey(), everything("emulator"), start);
        }
    }

    /** The account of a login with the key. */
    IdahAccount login(String raw) {
        if (!FORM.matcher(raw).matches()) {
            throw IdahFault.authorization("Invalid Key");
        }
        IdahKey key = keys.values().stream()
                .filter(known -> known.raw().equals(raw))
                .findFirst()
                .orElseThrow(() -> IdahFault.authorization("Invalid credentials"));
        if (!key.isUsable(workClock.now())) {
            throw IdahFault.authorization("API key has been revoked or expired");
        }
        key.use(workClock.now());
        keep(key);
        return key.account();
    }

    /** @param attributes the attributes of the JSON:API resource in the request */
    ObjectNode create(JsonNode attributes, IdahCaller caller) {
        String grantable = right(caller, "create");
        List<String> permissions = new ArrayList<>(texts(attributes.path("permissions")));
        if (!grantable.equals(IdahRights.EVERYTHING)) {
            // Permissions such as {project_ro_org, project_rw_org}. The service drops all others in silence.
            permissions.retainAll(List.of(grantable.split("[{}, ]+", -1)));
        }
        if (permissions.isEmpty()) {
            throw IdahFault.cannotCreate("Invalid API Key permission.");
        }
        IdahKey key = add(
                tag.in("IDAH_" + ids.hex() + ids.hex(), IdahCallerNames.KEY_START.length()),
                grant(attributes, permissions),
                workClock.now());
        return key.document(workClock.now(), key.raw());
    }

    ObjectNode revoke(String id, IdahCaller caller) {
        right(caller, "update");
        IdahKey key = keys.get(id);
        if (key == null) {
            throw IdahFault.recordNotFound(id);
        }
        key.revoke(workClock.now());
        keep(key);
        return key.document(workClock.now(), null);
    }

    private static String right(IdahCaller caller, String action) {
        return caller.rights()
                .scope(IdahKey.TYPE, action)
                .orElseThrow(() -> IdahFault.unauthorized(action, IdahKey.TYPE));
    }

    private static IdahKey.Grant everything(String name) {
        return new IdahKey.Grant(name, List.of("project_rw_all"), "all", List.of(), null);
    }

    private IdahKey add(String raw, IdahKey.Grant grant, Instant now) {
        int id = keys.size() + 1;
        IdahKey key = new IdahKey(id, raw, grant, accounts, now);
        keys.put(String.valueOf(id), key);
        keep(key);
        return key;
    }

    private void keep(IdahKey key) {
        state.put(KEYS + String.format("%08d", key.id()), key::saved);
    }

    private static IdahKey.Grant grant(JsonNode attributes, List<String> permissions) {
        String scopeType = attributes.path("scope_type").asText("all");
        if (!SCOPE_TYPES.contains(scopeType)) {
            throw invalid("scope_type", "is invalid");
        }
        List<String> scopeValue = texts(attributes.path("scope_value"));
        String name = attributes.path("name").textValue();
        if (name == null) {
            throw IdahFault.cannotCreate();
        }
        return new IdahKey.Grant(name, permissions, scopeType, scopeValue, moment(attributes.path("expires_at")));
    }

    private static @Nullable Instant moment(JsonNode text) {
        if (text.isMissingNode() || text.isNull()) {
            return null;
        }
        Optional<Instant> moment = IdahTimestamp.parse(text.asText());
        return moment.orElseThrow(() -> invalid("expires_at", "must be a time"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static IdahFault invalid(String attribute, String detail) {
        return IdahFault.validation(List.of(new IdahFault.Violation("/data/attributes/" + attribute, detail)));
    }
}
