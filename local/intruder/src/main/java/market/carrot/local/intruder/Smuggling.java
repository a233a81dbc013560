package market.carrot.local.intruder;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests with another one inside, which a server finds that reads the outer one's length otherwise than whoever stands
 * before it. Each is one request, so it has one answer at most; a second answer is that of the smuggled one.
 */
public final class Smuggling {
    private final Map<String, String> shapes = new LinkedHashMap<>();
    private final String start;
    private final String inner;

    private Smuggling(String start, String inner) {
        this.start = start;
        this.inner = inner;
    }

    /**
     * @param start of the outer request: its first line and its headers, each with its line end, but those about its length
     * @param inner the smuggled request
     * @return by what is wrong with them
     */
    public static Map<String, String> shapes(String start, String inner) {
        Smuggling smuggling = new Smuggling(start, inner);
        smuggling.twoLengths();
        smuggling.oddCodings();
        smuggling.oddLines();
        smuggling.oddChunks();
        return smuggling.shapes;
    }

    private void twoLengths() {
        String chunked = "0\r\n\r\n" + inner;
        String length = String.valueOf(chunked.length());
        put("length, then chunked", "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n", chunked);
        put("chunked, then length", "Transfer-Encoding: chunked\r\nContent-Length: " + length + "\r\n", chunked);
        put("a short length and chunked", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", oneChunk());
        put("two lengths", "Content-Length: 0\r\nContent-Length: " + inner.length() + "\r\n", inner);
        put("two lengths the other way", "Content-Length: " + inner.length() + "\r\nContent-Length: 0\r\n", inner);
        put("two lengths in one line", "Content-Length: 0, " + inner.length() + "\r\n", inner);
        put("a length with a sign", "Content-Length: +0\r\n", inner);
        put("a length below zero", "Content-Length: -1\r\n", inner);
        put("a length in hex", "Content-Length: 0x0\r\n", inner);
        put("a length with a space", "Content-Length: 0 0\r\n", inner);
        put("a length too large for a number", "Content-Length: 18446744073709551616\r\n", inner);
    }

    private void oddCodings() {
        for (String coding : new String[] {
            "xchunked",
            "chunked, identity",
            "identity, chunked",
            "chunked, chunked",
            "gzip, chunked",
            "chunked;q=1",
            "\"chunked\"",
            "\u000bchunked",
            "chunke\u0000d",
            "identity",
            ""
        }) {
            put("coding " + coding, "Content-Length: 0\r\nTransfer-Encoding: " + coding + "\r\n", inner);
        }
        put("two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n" + inner);
    }

    private void oddLines() {
        String chunked = "0\r\n\r\n" + inner;
        String length = "Content-Length: " + chunked.length() + "\r\n";
        put("a space before the colon", length + "Transfer-Encoding : chunked\r\n", chunked);
        put("a tab before the colon", length + "Transfer-Encoding\t: chunked\r\n", chunked);
        put("a folded line", length + "Transfer-Encoding:\r\n chunked\r\n", chunked);
        put("a header folded into another", length + "X-Other: a\r\n Transfer-Encoding: chunked\r\n", chunked);
        put("a line that begins with a space", length + " Transfer-Encoding: chunked\r\n", chunked);
        put("a bare carriage return", length + "X-Other: a\rTransfer-Encoding: chunked\r\n", chunked);
        put("a bare line feed", length + "X-Other: a\nTransfer-Encoding: chunked\r\n", chunked);
        put("a zero byte", length + "X-Other: a\u0000\r\nTransfer-Encoding: chunked\r\n", chunked);
        put("a header without a colon", length + "Transfer-Encoding chunked\r\n", chunked);
        put("a header without a name", length + ": a\r\nTransfer-Encoding: chunked\r\n", chunked);
    }

    private void oddChunks() {
        for (String chunks : new String[] {
            "-1\r\na\r\n0\r\n\r\n",
            "0x1\r\na\r\n0\r\n\r\n",
            "FFFFFFFFFFFFFFFFF\r\na\r\n0\r\n\r\n",
            "1\r\nab\r\n0\r\n\r\n",
            "1 \r\na\r\n0\r\n\r\n",
            "1\na\n0\n\n",
            "g\r\na\r\n0\r\n\r\n",
            "\r\n0\r\n\r\n",
            "1;" + "x".repeat(20_000) + "\r\na\r\n0\r\n\r\n"
        }) {
            // ends in the middle of a chunk of its own, so that whatever is left over is no request
            put(
                    "chunks " + chunks.substring(0, Math.min(chunks.length(), 12)),
                    "Transfer-Encoding: chunked\r\n",
                    chunks);
        }
        put("a chunk that is the request", "Transfer-Encoding: chunked\r\n", oneChunk());
        put("a trailer", "Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 5\r\nAuthorization: x\r\n\r\n");
        put("a body where none is expected", "Content-Length: " + inner.length() + "\r\n", inner);
    }

    private String oneChunk() {
        return Integer.toHexString(inner.length()) + "\r\n" + inner + "\r\n0\r\n\r\n";
    }

    private void put(String what, String headers, String body) {
        shapes.put(what, start + headers + "\r\n" + body);
    }
}
