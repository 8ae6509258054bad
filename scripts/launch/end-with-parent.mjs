// Preloaded into what the launcher starts: when the launcher was killed, leave too, so that no port stays taken.
// A child is given another parent then. (The channel says so as well, but Next closes it while building.)
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit(0)
}, 200).unref()
