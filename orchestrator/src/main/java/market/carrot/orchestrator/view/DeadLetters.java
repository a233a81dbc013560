package market.carrot.orchestrator.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.header.Headers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records that could not be applied. See decision 16. */
@Component("deadLetters")
@Profile(Role.READ_MODEL_PROFILE)
class DeadLetters {
    private static final Cursor CURSOR = new Cursor("dead-letters");
    private static final TypeReference<List<DeadLetter.Header>> HEADERS = new TypeReference<>() {};
    private static final String COLUMNS =
            """
            select id, topic, partition_number, record_offset, record_key, headers, reason, found_at,
                   replayed_at, replayed_by, replay_reason""";

    private final JdbcClient view;
    private final ObjectMapper json;

    DeadLetters(@Qualifier("viewClient") JdbcClient view, ObjectMapper json) {
        this.view = view;
        this.json = json;
    }

    /**
     * Within the caller's transaction. A record that is known already, as after a rebuild, is the same letter. If somebody
     * had replayed it, that is undone: the view does not have it any more, so it waits again. Who had is in the audit log.
     */
    void keep(Message record) {
        view.sql(
                        """
                        insert into dead_letter (topic, partition_number, record_offset, record_key, record_value,
                                                 headers, reason, found_at)
                        values (:topic, :partition, :offset, :key, :value, :headers, :reason, utc_timestamp(6))
                        on duplicate key update
                            reason = values(reason), replayed_at = null, replayed_by = null, replay_reason = null""")
                .param("topic", record.getHeader(DeadLetterHeaders.TOPIC))
                .param("partition", record.getHeader(DeadLetterHeaders.PARTITION, Integer.class))
                .param("offset", record.getHeader(DeadLetterHeaders.OFFSET, Long.class))
                .param("key", record.getHeader(KafkaConstants.KEY, byte[].class), Types.VARBINARY)
                .param("value", record.getBody(byte[].class), Types.VARBINARY)
                .param("headers", write(Payloads.headers(record.getHeader(KafkaConstants.HEADERS, Headers.class))))
                .param("reason", record.getHeader(DeadLetterHeaders.REASON))
                .update();
    }

    /** The newest first. */
    public Page<DeadLetter> list(
            @Header("open") Boolean open, @Header("after") String after, @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : Math.min(limit, Page.MAX_LIMIT);
        List<DeadLetter> found = view.sql(
                        COLUMNS
                                + """
                                 from dead_letter
                                where id < :before and (:open is null or (replayed_at is null) = :open)
                                order by id desc limit :limit""")
                .param("before", CURSOR.key(after, Long.MAX_VALUE))
                .param("open", open, Types.BOOLEAN)
                .param("limit", size + 1)
                .query((row, number) -> letter(row, null, null))
                .list();
        return Page.of(found, size, CURSOR, DeadLetter::deadLetterId);
    }

    /** @throws ProblemException NOT_FOUND */
    public DeadLetter get(@Header("deadLetterId") long id) {
        return view.sql(COLUMNS + ", record_value from dead_letter where id = :id")
                .param("id", id)
                .query((row, number) ->
                        letter(row, read(row.getString("headers")), Payloads.of(row.getBytes("record_value"))))
                .optional()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such dead letter."));
    }

    /** @return the record's bytes; empty when it had none */
    Optional<byte[]> value(long id) {
        return view.sql("select record_value from dead_letter where id = :id")
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .single();
    }

    /** Within the caller's transaction. @return whether nobody was faster */
    boolean claim(long id, String who, String why) {
        return view.sql(
                                """
                                update dead_letter
                                set replayed_at = utc_timestamp(6), replayed_by = :who, replay_reason = :why
                                where id = :id and replayed_at is null""")
                        .param("id", id)
                        .param("who", who)
                        .param("why", why)
                        .update()
                == 1;
    }

    long open() {
        return view.sql("select count(*) from dead_letter where replayed_at is null")
                .query(Long.class)
                .single();
    }

    private static DeadLetter letter(ResultSet row, List<DeadLetter.Header> headers, DeadLetter.Payload payload)
            throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition_number"),
                row.getLong("record_offset"),
                Payloads.text(row.getBytes("record_key")),
                headers,
                payload,
                row.getString("reason"),
                ViewTime.instant(row, "found_at"),
                ViewTime.instant(row, "replayed_at"),
                row.getString("replayed_by"),
                row.getString("replay_reason"));
    }

    private String write(List<DeadLetter.Header> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<DeadLetter.Header> read(String headers) {
        try {
            return json.readValue(headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
