// Comfort only: every page works without it.
(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const said = document.getElementById("said");
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        said.textContent = button.dataset.done;
      } catch {
        said.textContent = button.dataset.refused;
      }
    };
  }
  for (const button of all("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.onclick = () =>
      navigator.share({ title: document.title, url: location.href }).catch(() => {});
  }
  // A filtered view has an address: ?by=SPEAKER
  const radios = all("input[name=by]");
  const here = new URL(location.href);
  const wanted = here.searchParams.get("by");
  for (const radio of radios) {
    if (wanted && radio.value === wanted) radio.checked = true;
    radio.onchange = () => {
      if (radio.value === "on") here.searchParams.delete("by");
      else here.searchParams.set("by", radio.value);
      here.hash = location.hash;
      try { history.replaceState(null, "", here); } catch { /* a file has no address to change */ }
    };
  }
  const links = new Map(all(".toc a[href^='#']").map((a) => [a.hash.slice(1), a]));
  if (links.size && "IntersectionObserver" in window) {
    let current;
    const watcher = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const link = isIntersecting && links.get(target.id);
        if (!link) continue;
        current?.removeAttribute("aria-current");
        (current = link).setAttribute("aria-current", "location");
      }
    }, { rootMargin: "-15% 0px -75% 0px" });
    for (const id of links.keys()) {
      const place = document.getElementById(id);
      if (place) watcher.observe(place);
    }
  }
})();
