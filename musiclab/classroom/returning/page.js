"use strict";
(() => {
  const clock = (second) => `${Math.floor(second / 60)}:${String(Math.floor(second % 60)).padStart(2, "0")}`;
  const players = [];
  for (const root of document.querySelectorAll(".song[data-seconds]")) {
    const audio = root.querySelector("audio");
    const play = root.querySelector(".play");
    const place = root.querySelector("input");
    const now = root.querySelector(".now-time");
    const where = root.querySelector(".where");
    const length = Number(root.dataset.seconds);
    const bars = root.dataset.bars.split(" ").filter(Boolean).map(Number);
    const rects = [...root.querySelectorAll(".wave rect")];
    const rows = [...root.querySelectorAll(".comments li")];
    const pins = [];
    let wanted = null;
    const barAt = (second) => bars.findLastIndex((start) => start <= second + 0.01) + 1;
    const show = () => {
      const second = wanted ?? audio.currentTime;
      const done = length > 0 ? second / length : 0;
      rects.forEach((rect, at) => rect.classList.toggle("played", (at + 0.5) / rects.length <= done));
      place.value = String(second);
      const bar = barAt(second);
      now.textContent = clock(second);
      where.textContent = bar > 0 ? where.dataset.words.replace("{bar}", String(bar)) : "";
      place.setAttribute("aria-valuetext", `${clock(second)} ${where.textContent}`);
      const heard = rows.findLastIndex((row) => Number(row.dataset.second) <= second + 0.05 && second < Number(row.dataset.second) + 4);
      const told = second > 0 || !audio.paused ? heard : -1;
      rows.forEach((row, at) => row.classList.toggle("now", at === told));
      pins.forEach((pin, at) => pin.classList.toggle("now", at === told));
    };
    const go = (second) => {
      wanted = Math.min(Math.max(second, 0), length);
      if (audio.readyState > 0) { audio.currentTime = wanted; wanted = null; }
      show();
    };
    const start = () => { for (const other of players) if (other !== audio) other.pause(); audio.play().catch(show); };
    const jump = (second) => { go(second); start(); };
    players.push(audio);
    audio.addEventListener("loadedmetadata", () => { if (wanted !== null) { audio.currentTime = wanted; wanted = null; } });
    for (const event of ["timeupdate", "seeked", "ended", "play", "pause"]) audio.addEventListener(event, show);
    const frame = () => { show(); if (!audio.paused) requestAnimationFrame(frame); };
    audio.addEventListener("play", () => { play.setAttribute("aria-pressed", "true"); frame(); });
    audio.addEventListener("pause", () => play.setAttribute("aria-pressed", "false"));
    play.addEventListener("click", () => (audio.paused ? start() : audio.pause()));
    place.addEventListener("input", () => go(Number(place.value)));
    place.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); play.click(); } });
    rows.forEach((row, at) => {
      const second = Number(row.dataset.second);
      const button = row.querySelector("button");
      button.addEventListener("click", () => jump(second));
      const pin = document.createElement("button");
      pin.type = "button"; pin.className = "pin"; pin.textContent = String(at + 1); pin.tabIndex = -1;
      pin.setAttribute("aria-label", `${at + 1}: ${button.textContent}`);
      pin.style.left = `${Math.min((second / Math.max(length, 0.001)) * 100, 100)}%`;
      pin.addEventListener("click", () => jump(second));
      root.querySelector(".pins").append(pin);
      pins.push(pin);
    });
    show();
  }
})();
