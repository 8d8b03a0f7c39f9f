package io.github.clouddatasets.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition of {@link ConditionalOnHealthProbe}. */
final class OnHealthProbe extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String prefix =
                metadata.getAnnotations().get(ConditionalOnHealthProbe.class).getString(MergedAnnotation.VALUE);
        boolean none = Binder.get(context.getEnvironment())
                .bind(prefix + ".health", HealthProbe.class)
                .map(HealthProbe.NONE::equals)
                .orElse(false);
        ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnHealthProbe.class);
        return new ConditionOutcome(!none, message.because(prefix + ".health is " + (none ? "none" : "another")));
    }
}
