package market.carrot.orchestrator.trade;

/**
 * What an operator's intervention is judged by, besides the trade itself.
 *
 * @param operator who asks
 * @param money how far payment says it is with the trade; null when it could not be asked
 * @param unit how far product says it is with the trade; null when it could not be asked
 */
public record Circumstances(String operator, Step money, Step unit) {

    boolean isUnclear() {
        return money == Step.UNCLEAR || unit == Step.UNCLEAR;
    }
}
