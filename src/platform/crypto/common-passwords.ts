/**
 * The words that most common passwords are built on, in small letters. A password that is one of them with figures or
 * signs around it ("Liverpool2024!!"), or several of them in a row, is among the first that are tried.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `abc abcd abcdef abcdefgh access account admin administrator alexander amanda america andrew angel angels anthony apple
  april arsenal asdf asdfgh asdfghjkl ashley august autumn babygirl banana barcelona baseball basketball batman beautiful
  birmingham blink boomer bradford bristol bubbles buster butterfly cardiff changeit changeme charlie cheese chelsea
  chicken chocolate christmas computer cookie cricket daniel danielle december default derby diamond dolphin dragon easter
  edinburgh elephant elizabeth england everton facebook family february flower football forever freedom friday friends
  garden george glasgow google guest hannah harley harry hello hellohello holiday house hunter iloveu iloveyou infinity
  internet invalid ireland jasmine jason jennifer jessica jordan joseph joshua july june justin killer lancashire leeds
  leicester letmein liverpool login london lovely loveme lucky mail manchester march marina master matthew merlin michael
  michelle midnight minecraft monday money monkey monster mother mustang naruto newcastle nicole nottingham november
  october office orange pass password passcode passwort patrick people pepper phoenix playstation please pokemon portsmouth
  princess purple qazwsx qazwsxedc qwer qwert qwerty qwertyui qwertyuiop rainbow ranger rangers reading robert samantha
  samsung saturday scotland secret secure security september shadow sheffield snoopy soccer southampton spiderman spring
  starwars steelers student summer sunday sunderland sunflower sunshine superman superstar support swansea sweet system
  taylor teacher temp temporary test tester testing thomas thursday tiger tigger tottenham trustno tuesday user victoria
  wales watford wednesday welcome whatever william windows winter wolverhampton work yankees yorkshire zaq zxc zxcv zxcvbn
  zxcvbnm`.split(/\s+/),
);

/** Rows of the keyboard and the usual orders; a password that runs along one of them is refused. */
export const sequences: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  '!"£$%^&*()_+',
  '!@#$%^&*()_+',
];
