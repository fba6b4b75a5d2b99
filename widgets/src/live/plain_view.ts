/** The plainest view of a live song: its title, a play button, and how many tracks it has. */
import { html, render } from "lit/html.js";
import type { Stop } from "../link.js";
import type { Room } from "./room.js";

export function plainView({ session, transport }: Room, root: HTMLElement): Stop {
  const show = (): void => {
    const { title, tracks } = session.song;
    const playing = transport.motion !== "stopped";
    render(
      html`<div class="plain"><h2>${title}</h2>
        <button class="play" @click=${() => transport.toggle()}>${playing ? "Stop" : "Play"}</button>
        <span class="tracks">${tracks.length}</span><span role="alert">${session.trouble}</span></div>`,
      root,
    );
  };
  const stops = [session.listen(show), transport.listen(show)];
  show();
  return () => {
    for (const stop of stops) stop();
    render(html``, root);
  };
}
