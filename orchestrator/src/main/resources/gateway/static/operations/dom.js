// Everything that is shown is made here, out of elements and text: nothing that comes from elsewhere is ever markup.

/** An element. Properties that begin with "on" are listeners; children are elements and texts. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** What is not there is a dash. */
export function text(value) {
  return value === undefined || value === null || value === "" ? "–" : String(value);
}

/** In UTC, as far as seconds. */
export function time(instant) {
  return instant
    ? h("time", { datetime: instant }, instant.replace("T", " ").replace(/(\.\d+)?Z$/, "Z"))
    : "–";
}

/** When somebody looks at a trade next by itself, and who. */
export function nextTry(trade) {
  const who = { sweep: "the sweep looks at it", coordinator: "the coordinator asks again" }[trade.nextTryBy] ?? "the next try";
  return trade.nextTryAt && h("p", { class: "soft" }, `By itself: ${who} at `, time(trade.nextTryAt), ".");
}

/** An amount in the currency's minor unit. */
export function money(amount, currency) {
  if (amount === undefined || amount === null) {
    return "–";
  }
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "code" });
    return h("span", { class: "amount" }, format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits));
  } catch {
    return `${amount} ${text(currency)}`;
  }
}

/** Names and values. Values that are not there are left out. */
export function facts(pairs) {
  return h(
    "dl",
    null,
    Object.entries(pairs)
      .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== "" && value !== "–")
      .map(([name, value]) => [h("dt", null, name), h("dd", null, value)]),
  );
}

/** A table whose rows become cards where there is little room. */
export function table(caption, columns, rows, none) {
  if (rows.length === 0) {
    return h("p", { class: "none" }, none);
  }
  return h(
    "table",
    null,
    h("caption", null, caption),
    h("thead", null, h("tr", null, columns.map((column) => h("th", { scope: "col" }, column)))),
    h(
      "tbody",
      null,
      rows.map((cells) => h("tr", null, cells.map((cell, i) => h("td", { "data-label": columns[i] }, cell)))),
    ),
  );
}

export function state(word) {
  return h("span", { class: "state", "data-state": text(word) }, text(word));
}

export function card(title, ...children) {
  return h("section", { class: "card" }, h("h2", null, title), ...children);
}

/** A link to another view of this page. */
export function link(view, parameters, label) {
  return h("a", { href: address(view, parameters) }, label);
}

export function address(view, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  ).toString();
  return "#" + view + (query ? "?" + query : "");
}
