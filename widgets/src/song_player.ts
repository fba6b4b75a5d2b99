/** The player of a live song. */
import { widget } from "./live/widget.js";
import { readComments } from "./player/comment_text.js";
import { LiveDeck } from "./player/live_deck.js";
import { PlayerView } from "./player/view.js";

export default widget((room, root, options) => {
  const deck = new LiveDeck(room);
  const view = new PlayerView(deck, root, readComments(options.comments ?? "", room.session.song));
  return () => {
    view.close();
    deck.close();
  };
});
