// How far the read model is behind, and its rebuild.

import { get, post } from "./api.js";
import { ask } from "./confirm.js";
import { card, facts, h, link, state, table, time } from "./dom.js";

function lag(model) {
  if (!model.lag) {
    return h("p", { class: "wrong" }, `Nobody knows: ${model.unknown}`);
  }
  return h(
    "div",
    null,
    h("p", { class: "figure" }, `${model.lag.events} events, ${model.lag.seconds} s behind`),
    table(
      "Partitions",
      ["Partition", "Applied up to", "Published up to", "Events behind", "Seconds behind"],
      model.partitions.map((each) => [each.partition, each.next, each.end, each.events, each.seconds]),
      "There is no topic yet.",
    ),
  );
}

function progress(rebuild) {
  if (rebuild.state === "None") {
    return h("p", { class: "none" }, "There was none.");
  }
  const known = rebuild.events !== undefined && rebuild.told !== undefined;
  return h(
    "div",
    null,
    known &&
      h(
        "p",
        null,
        h("label", { for: "progress" }, `${rebuild.told} of ${rebuild.events} events told again`),
        h("progress", { id: "progress", max: Math.max(rebuild.events, 1), value: rebuild.events === 0 ? 1 : rebuild.told }),
      ),
    facts({
      State: state(rebuild.state),
      "Asked for by": rebuild.requestedBy,
      Reason: rebuild.reason,
      "Asked for": time(rebuild.requestedAt),
      "View emptied": time(rebuild.begunAt),
      Over: time(rebuild.endedAt),
      Note: rebuild.note,
    }),
  );
}

export const readModel = {
  title: () => "Read model",
  load: () => get("/read-model"),
  draw: (model, { act }) => {
    const press = async () => {
      const order = await ask({
        title: "Rebuild",
        effect: "My page and the inbox are emptied and told again from the first event. Until then they are incomplete; trades go on.",
      });
      if (order) {
        await act("The rebuild was asked for.", () => post("/read-model/rebuild", { reason: order.reason }));
      }
    };
    return h(
      "div",
      null,
      card("Lag", lag(model)),
      card(
        "Rebuild",
        progress(model.rebuild),
        h(
          "p",
          { class: "actions" },
          h("button", { id: "rebuild", type: "button", disabled: model.rebuild.running, "aria-describedby": "why-rebuild", onclick: press }, "Rebuild"),
          h("span", { id: "why-rebuild" }, model.rebuild.running ? "One is running." : ""),
        ),
      ),
      card("Dead letters", h("p", null, link("dead-letters", { open: true }, `${model.deadLetters} wait for somebody`))),
    );
  },
};
