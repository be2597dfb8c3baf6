import './ui/tokens.css';

// The volunteer's view is an entry of its own: a phone on a weak network must not fetch the staff's parts.
// Whoever checks a certificate has no account at all.
function entry() {
  if (/^\/m(\/|$)/.test(location.pathname)) return import('./routes/phone');
  if (location.pathname === '/join') return import('./routes/join');
  return location.pathname.startsWith('/v/') ? import('./routes/check') : import('./routes/staff');
}
const start = entry();
const root = document.getElementById('root');
if (root !== null) void start.then(({ mount }) => mount(root));
