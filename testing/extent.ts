/** Whether this is the long form of the tests (`npm test -- --all`): every combination instead of a covering choice of them. */
export const ALL = process.env.ALL === '1'
