package market.carrot.access;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Refuses a start without the secrets that the process needs: {@code carrot.secrets.required} maps any word to the name of
 * the property. Before any bean is made, so that nothing else complains first, or begins.
 */
final class RequiredSecrets implements BeanFactoryPostProcessor {
    private final Environment environment;

    RequiredSecrets(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> missing = Binder.get(environment)
                .bind("carrot.secrets.required", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .values()
                .stream()
                .filter(StringUtils::hasText)
                .filter(name -> !StringUtils.hasText(environment.getProperty(name)))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSecretsException(missing);
        }
    }
}
