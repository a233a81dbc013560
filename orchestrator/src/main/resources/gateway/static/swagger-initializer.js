window.addEventListener("load", () => {
  const place = document.getElementById("swagger-ui");
  const ui = SwaggerUIBundle({
    domNode: place,
    url: "/openapi/market.json",
    oauth2RedirectUrl: window.location.origin + "/docs/oauth2-redirect.html",
    deepLinking: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
  });
  // the page can keep no secret: PKCE takes its place
  ui.initOAuth({
    clientId: place.dataset.clientId,
    scopes: place.dataset.scopes,
    usePkceWithAuthorizationCodeGrant: true,
  });
  window.ui = ui;
});
