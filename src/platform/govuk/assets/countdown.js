// Something that is shown for a while only: says how long it still is, and takes it off the page at the end. The server
// shows it no longer then, with or without this.

for (const band of document.querySelectorAll('[data-seconds-left]')) watch(band);

function watch(band) {
  // How long is reckoned from the answer, for the clock of this computer may be wrong.
  const end = Date.now() + Number(band.dataset.secondsLeft) * 1000;
  const clock = band.querySelector('[data-clock]');
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      if (clock !== null)
        clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} left`;
      return;
    }
    clearInterval(timer);
    const shown = document.querySelectorAll('[data-while-shown]');
    if (shown.length === 0) {
      // A form that is being typed into stays: what was typed is its reader's own.
      if (clock !== null) clock.textContent = 'ended';
      return;
    }
    for (const part of shown) part.remove();
    location.replace(location.pathname);
  };
  const timer = setInterval(tick, 1000);
  // A computer that slept, or a page that was brought back, has missed its time.
  for (const event of ['pageshow', 'focus']) addEventListener(event, tick);
  tick();
}
