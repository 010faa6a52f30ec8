// Optional: every page works without it, except the copy buttons.
"use strict";

const said = document.getElementById("said");

// Copies the text that the button names, and announces it to screen readers.
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

// Ignores a second click while the form is being sent. The server would ignore it too.
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

// Opens the field for keys when the client uses its own key.
for (const choice of document.querySelectorAll("input[name=token_endpoint_auth_method][type=radio]")) {
  choice.addEventListener("change", () => {
    if (choice.value === "private_key_jwt") {
      document.querySelector("details.keys").open = true;
    }
  });
}

// Times are in UTC; a tooltip shows them in the local time zone.
for (const time of document.querySelectorAll("time[datetime]")) {
  time.title = new Date(time.dateTime).toLocaleString();
}
