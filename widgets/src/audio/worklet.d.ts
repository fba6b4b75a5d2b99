/** The module of a worklet as text: see widgets/worklets.mjs. */
declare module "*.worklet.js?text" {
  const code: string;
  export default code;
}
