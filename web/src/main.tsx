import './ui/tokens.css';

// The volunteer's view is an entry of its own: a phone on a weak network must not fetch the staff's parts.
const start = /^\/m(\/|$)/.test(location.pathname) ? import('./routes/phone') : import('./routes/staff');
const root = document.getElementById('root');
if (root !== null) void start.then(({ mount }) => mount(root));
