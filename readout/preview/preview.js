// Reloads the page after a build and shows what is wrong with one that failed.
(() => {
  "use strict";
  const build = document.currentScript.dataset.build;
  const key = "readout-preview";
  const ASK = "?";
  const STOPPED = "stopped";
  let source = null;
  let channel = null;
  let waiting = null;
  let leave = () => {};
  let latest = null;
  let panel = null;
  let lost = 0;

  // Where the reader is: elements in sight, whose ids come from their words where they can, so
  // that a paragraph put in above does not push the text away.
  const remember = () => {
    const seen = [];
    for (const element of document.querySelectorAll("[id]")) {
      const box = element.getBoundingClientRect();
      if (box.height > 0 && box.bottom > 0 && box.top < innerHeight) {
        seen.push([element.id, box.top]);
      }
    }
    seen.sort((a, b) => b[0].startsWith("t-") - a[0].startsWith("t-"));
    const opened = [...document.querySelectorAll("details[open]")].map(pathTo);
    const place = { page: location.pathname, x: scrollX, y: scrollY, seen: seen.slice(0, 40), opened };
    sessionStorage.setItem(key, JSON.stringify(place));
  };

  const pathTo = (element) => {
    const owner = element.closest("[id]");
    const all = owner ? [...owner.querySelectorAll("details")] : [];
    return [owner ? owner.id : "", all.indexOf(element)];
  };

  const restore = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(key));
    } catch {
      return;
    }
    if (!place || place.page !== location.pathname) {
      return;
    }
    for (const [id, index] of place.opened) {
      const owner = document.getElementById(id);
      const found = owner && owner.querySelectorAll("details")[index];
      if (found) {
        found.open = true;
      }
    }
    history.scrollRestoration = "manual";
    const scroll = () => {
      scrollTo({ left: place.x, top: place.y, behavior: "instant" });
      if (place.y > 0) {
        const known = place.seen.find(([id]) => document.getElementById(id));
        if (known) {
          const top = document.getElementById(known[0]).getBoundingClientRect().top;
          scrollBy({ top: top - known[1], behavior: "instant" });
        }
      }
    };
    scroll();
    addEventListener("load", () => {
      scroll();
      requestAnimationFrame(() => {
        scroll();
        history.scrollRestoration = "auto";
        sessionStorage.removeItem(key);
      });
    });
  };

  const reload = () => {
    remember();
    location.reload();
  };

  const style = {
    box: { position: "fixed", inset: "0 0 auto 0", zIndex: "2147483647", margin: "0",
      maxHeight: "60vh", overflow: "auto", boxSizing: "border-box", padding: "1rem 1.5rem",
      background: "#2b1216", color: "#fff3f1", borderBottom: "4px solid #e5484d",
      font: "15px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
      boxShadow: "0 8px 40px rgb(0 0 0 / 45%)" },
    title: { font: "600 15px/1.5 system-ui, sans-serif", margin: "0 0 .5rem" },
  };

  const show = (title, text) => {
    hide();
    panel = document.createElement("div");
    panel.setAttribute("role", "alert");
    panel.id = "readout-preview-error";
    Object.assign(panel.style, style.box);
    const head = document.createElement("p");
    Object.assign(head.style, style.title);
    head.textContent = title;
    panel.append(head, text);
    document.documentElement.append(panel);
  };

  const hide = () => {
    if (panel) {
      panel.remove();
      panel = null;
    }
  };

  const hear = (message) => {
    clearTimeout(lost);
    lost = 0;
    if (message === STOPPED) {
      show("The preview has stopped.", "Start it again: python build.py --serve");
      return;
    }
    const state = JSON.parse(message);
    if (state.build !== build) {
      reload();
    } else if (state.error !== null) {
      show("Not built. Below is the site as it was before.", state.error);
    } else {
      hide();
    }
  };

  // A browser opens six connections to one server and no more. So of all tabs one listens to
  // the server and tells the others; when it is closed another takes its place.
  const tell = (message) => {
    latest = message;
    channel.postMessage(message);
    hear(message);
  };

  const listen = () => new Promise((resolve) => {
    source = new EventSource("/.preview/events");
    source.onmessage = (event) => tell(event.data);
    source.onerror = () => {
      lost = lost || setTimeout(() => tell(STOPPED), 2000);
    };
    leave = () => {
      source.close();
      source = null;
      clearTimeout(lost);
      lost = 0;
      leave = () => {};
      resolve();
    };
  });

  const join = () => {
    channel = new BroadcastChannel(key);
    channel.onmessage = (event) => {
      if (event.data !== ASK) {
        hear(event.data);
      } else if (source && latest) {
        channel.postMessage(latest);
      }
    };
    channel.postMessage(ASK);
    waiting = new AbortController();
    navigator.locks.request(key, { signal: waiting.signal }, listen).catch(() => {});
  };

  const part = () => {
    waiting.abort();
    leave();
    channel.close();
  };

  addEventListener("pagehide", part);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      join();
    }
  });
  restore();
  join();
})();
