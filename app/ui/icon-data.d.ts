/** The drawings come without types where each has a file of its own. */
declare module '@lucide/icons/icons/*' {
  const drawing: import('./drawn-icon').Drawing
  export default drawing
}
