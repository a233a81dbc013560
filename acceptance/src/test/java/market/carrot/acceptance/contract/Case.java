package market.carrot.acceptance.contract;

/**
 * Something that an operation may answer.
 *
 * @param problem the last part of the problem's type; empty if the answer is none
 */
public record Case(String operation, String status, String problem) {

    @Override
    public String toString() {
        return "%s %s %s".formatted(operation, status, problem).strip();
    }
}
