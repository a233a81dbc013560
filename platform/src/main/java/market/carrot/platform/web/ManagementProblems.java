package market.carrot.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/** The management port, which has a web server and a context of its own, answers in problems too. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
public class ManagementProblems {

    @Bean
    ProblemReports managementProblemReports(ObjectMapper json) {
        return new ProblemReports(json);
    }
}
