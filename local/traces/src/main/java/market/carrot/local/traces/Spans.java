package market.carrot.local.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spans as they are sent: OTLP, as protobuf. */
final class Spans {
    private Spans() {}

    static List<Span> of(ExportTraceServiceRequest request) {
        List<Span> spans = new ArrayList<>();
        for (ResourceSpans process : request.getResourceSpansList()) {
            String service = texts(process.getResource().getAttributesList()).getOrDefault("service.name", "?");
            process.getScopeSpansList()
                    .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(span(service, span))));
        }
        return spans;
    }

    private static Span span(String service, io.opentelemetry.proto.trace.v1.Span sent) {
        return new Span(
                hex(sent.getTraceId()),
                hex(sent.getSpanId()),
                hex(sent.getParentSpanId()),
                service,
                sent.getName(),
                sent.getKind().name().replace("SPAN_KIND_", ""),
                sent.getStartTimeUnixNano(),
                sent.getEndTimeUnixNano(),
                sent.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                texts(sent.getAttributesList()),
                sent.getLinksList().stream().map(link -> hex(link.getTraceId())).toList());
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach(attribute -> texts.put(attribute.getKey(), text(attribute.getValue())));
        return texts;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            default -> value.toString().trim();
        };
    }
}
