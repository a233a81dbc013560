package market.carrot.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Lets Tomcat answer in problems, on the port for requests and on the one for management. */
public class ProblemReports implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ObjectMapper json;

    public ProblemReports(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(this::report);
    }

    private void report(Context context) {
        for (ErrorPage page : context.findErrorPages()) {
            context.removeErrorPage(page);
        }
        StandardHost host = (StandardHost) context.getParent();
        host.getPipeline().addValve(new ProblemReport(json));
        // the host would add one of its own, nearer to the application
        host.setErrorReportValveClass(ProblemReport.class.getName());
    }
}
