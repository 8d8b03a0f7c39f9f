package io.github.clouddatasets.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition of {@link ConditionalOnConfigured}. Its messages name properties and never their values. */
final class OnConfigured extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        MergedAnnotation<ConditionalOnConfigured> annotation =
                metadata.getAnnotations().get(ConditionalOnConfigured.class);
        String prefix = annotation.getString("prefix");
        Binder binder = Binder.get(context.getEnvironment());
        ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnConfigured.class);
        Boolean enabled = binder.bind(prefix + ".enabled", Boolean.class).orElse(null);
        if (enabled != null) {
            return new ConditionOutcome(enabled, message.because(prefix + ".enabled is " + enabled));
        }
        for (String name : annotation.getStringArray("anyOf")) {
            String value = binder.bind(prefix + "." + name, String.class).orElse("");
            if (!value.isBlank()) {
                return ConditionOutcome.match(message.foundExactly(prefix + "." + name));
            }
        }
        return ConditionOutcome.noMatch(message.didNotFind("a property").items(prefix + ".*"));
    }
}
