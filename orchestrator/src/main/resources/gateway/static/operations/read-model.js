// How far the read model is behind, and its rebuild.

import { get, post } from "./api.js";
import { ask } from "./confirm.js";
import { card, facts, h, link, state, table, time } from "./dom.js";

const RUNNING = { Requested: "One is about to begin.", Reading: "One is running; another one begins anew." };

/** @param value undefined when nobody could say in time */
function seconds(value) {
  return value === undefined ? "not known" : `${value} s`;
}

function lag(model) {
  if (!model.lag) {
    return h("p", { class: "wrong" }, `Nobody knows: ${model.unknown}`);
  }
  return h(
    "div",
    null,
    h("p", { class: "figure" }, `${model.lag.events} events, ${seconds(model.lag.seconds)} behind`),
    table(
      "Partitions",
      ["Partition", "Applied up to", "Published up to", "Events behind", "For how long"],
      model.partitions.map((each) => [each.partition, each.next, each.end, each.events, seconds(each.seconds)]),
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
      const reason = await ask({
        title: "Rebuild",
        effect: "My page and the inbox are emptied and told again from the first event. Until then they are incomplete; trades go on.",
        word: "rebuild",
        wordIs: "the word",
      });
      if (reason !== null) {
        await act("The rebuild was asked for.", () => post("/read-model/rebuild", { reason }));
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
          h("button", { id: "rebuild", type: "button", disabled: model.rebuild.state === "Requested", "aria-describedby": "why-rebuild", onclick: press }, "Rebuild"),
          h("span", { id: "why-rebuild" }, RUNNING[model.rebuild.state]),
        ),
      ),
      card("Dead letters", h("p", null, link("dead-letters", { open: true }, `${model.deadLetters} wait for somebody`))),
      h("p", null, link("read-model-audit", {}, "What operators did to it")),
    );
  },
};
