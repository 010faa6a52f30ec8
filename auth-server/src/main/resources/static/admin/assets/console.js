// Comfort only: every page works without it, but for copying.
"use strict";

const said = document.getElementById("said");

// Copies what the button names, and tells sighted and blind alike.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
      button.classList.add("done");
      said.textContent = button.getAttribute("aria-label").replace(/^Copy: /, "") + " copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected";
      said.textContent = "Copying is not allowed here. The text is selected; copy it with the keyboard";
    }
    setTimeout(() => {
      button.textContent = label;
      button.classList.remove("done");
      said.textContent = "";
    }, 4000);
  });
}

// A second click while the first is on its way does nothing. The server would not act on it either.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", event => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});

// Where the keys go is closed until it is of use.
for (const choice of document.querySelectorAll("input[name=token_endpoint_auth_method][type=radio]")) {
  choice.addEventListener("change", () => {
    if (choice.value === "private_key_jwt") {
      document.querySelector("details.keys").open = true;
    }
  });
}

// Times are written in UTC; pointing at one tells it in the reader's own zone.
for (const time of document.querySelectorAll("time[datetime]")) {
  time.title = new Date(time.dateTime).toLocaleString();
}
