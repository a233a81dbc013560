// What could not be applied to the read model: list, inspect, replay.

import { get, post } from "./api.js";
import { ask } from "./confirm.js";
import { card, facts, h, link, table, text, time } from "./dom.js";

function filter(parameters) {
  const choice = (label, open) =>
    h("a", { href: open === undefined ? "#dead-letters" : `#dead-letters?open=${open}`, "aria-current": parameters.open === open && "true" }, label);
  return h("p", { class: "choices" }, choice("All", undefined), " ", choice("Waiting", "true"), " ", choice("Replayed", "false"));
}

export const deadLetters = {
  title: () => "Dead letters",
  head: filter,
  load: (parameters) => get("/dead-letters", parameters),
  draw: (page, { parameters }) =>
    h(
      "div",
      null,
      table(
        "Records that could not be applied, newest first",
        ["Letter", "Where it stood", "Key", "Why", "Found", "Replayed"],
        page.items.map((letter) => [
          link("dead-letter", { id: letter.deadLetterId }, `Letter ${letter.deadLetterId}`),
          `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`,
          text(letter.key),
          letter.error,
          time(letter.foundAt),
          letter.replayedAt ? time(letter.replayedAt) : "no",
        ]),
        "There are none.",
      ),
      page.next && h("p", null, link("dead-letters", { ...parameters, after: page.next }, "Older ones")),
    ),
};

function payload(letter) {
  if (letter.payload.bytes === 0) {
    return h("p", { class: "none" }, "It is empty.");
  }
  return h(
    "div",
    null,
    letter.payload.text === undefined && h("p", null, "It is no text; in base64:"),
    h("pre", { tabindex: "0" }, letter.payload.text ?? letter.payload.base64),
  );
}

export const deadLetter = {
  title: (parameters) => `Dead letter ${text(parameters.id)}`,
  head: () => h("p", null, link("dead-letters", {}, "All dead letters")),
  load: (parameters) => get(`/dead-letters/${encodeURIComponent(parameters.id)}`),
  draw: (letter, { act }) => {
    const press = async () => {
      const reason = await ask({
        title: "Replay",
        effect: "It is applied again. If it still cannot be, nothing changes; if it can, it never is a second time.",
        word: letter.deadLetterId,
        wordIs: "the letter's number",
      });
      if (reason !== null) {
        await act("It was applied.", () => post(`/dead-letters/${letter.deadLetterId}/replay`, { reason }));
      }
    };
    return h(
      "div",
      null,
      h("p", { class: "stuck" }, letter.error),
      h(
        "p",
        { class: "actions" },
        h("button", { id: "replay", type: "button", disabled: Boolean(letter.replayedAt), "aria-describedby": "why-replay", onclick: press }, "Replay"),
        h("span", { id: "why-replay" }, letter.replayedAt ? "It was applied." : ""),
      ),
      card(
        "Record",
        facts({
          Topic: letter.topic,
          Partition: letter.partition,
          Offset: letter.offset,
          Key: letter.key,
          Found: time(letter.foundAt),
          Replayed: time(letter.replayedAt),
          "Replayed by": letter.replayedBy,
          Reason: letter.replayReason,
        }),
      ),
      card(`Payload, ${letter.payload.bytes} bytes`, payload(letter)),
      card("Headers", table("Headers", ["Name", "Value"], letter.headers.map((header) => [header.name, text(header.value)]), "It had none.")),
    );
  },
};
