// Login by authorization code with PKCE (RFC 7636). The page can keep no secret, and needs none. The token lives in this
// tab's session storage, until the tab is closed or the token expires; no cookie carries it.

const TOKEN = "carrot.operations.token";
const ATTEMPT = "carrot.operations.login";
const settings = document.body.dataset;

function redirectUri() {
  return window.location.origin + "/operations";
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Leaves the page; the provider sends the browser back to it. */
export async function login() {
  if (!crypto.subtle) {
    throw new Error("Browsers log in over https only, or at localhost.");
  }
  const attempt = { state: random(), verifier: random(), hash: window.location.hash };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(attempt.verifier));
  window.location.assign(
    settings.authorizationUri +
      "?" +
      new URLSearchParams({
        response_type: "code",
        client_id: settings.clientId,
        redirect_uri: redirectUri(),
        scope: settings.scopes,
        state: attempt.state,
        code_challenge: base64Url(digest),
        code_challenge_method: "S256",
      }),
  );
}

/** When the provider has just sent the browser back: what it brings becomes a token. */
export async function comeBack() {
  const answer = new URLSearchParams(window.location.search);
  if (!answer.has("code") && !answer.has("error")) {
    return;
  }
  const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? "{}");
  sessionStorage.removeItem(ATTEMPT);
  // the code is used up, and has no business in the history
  window.history.replaceState(null, "", "/operations" + (attempt.hash ?? ""));
  if (answer.has("error")) {
    throw new Error(answer.get("error_description") ?? answer.get("error"));
  }
  if (!attempt.state || answer.get("state") !== attempt.state) {
    throw new Error("This login was not begun here. Please log in again.");
  }
  const response = await fetch(settings.tokenUri, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: settings.clientId,
      redirect_uri: redirectUri(),
      code: answer.get("code"),
      code_verifier: attempt.verifier,
    }),
  });
  if (!response.ok) {
    throw new Error("The identity provider gave no token. Please log in again.");
  }
  sessionStorage.setItem(TOKEN, (await response.json()).access_token);
}

/** Whose token it is, for the eye only: the services look at its signature. */
function claims() {
  try {
    const payload = sessionStorage.getItem(TOKEN).split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.charCodeAt(0))));
  } catch {
    return null;
  }
}

/** Null when nobody is logged in. */
export function token() {
  const said = claims();
  if (said === null || said.exp * 1000 < Date.now()) {
    forget();
    return null;
  }
  return sessionStorage.getItem(TOKEN);
}

export function user() {
  return claims()?.sub;
}

export function forget() {
  sessionStorage.removeItem(TOKEN);
}
