package prose

import "testing"

func TestFold(t *testing.T) {
	tests := []struct{ name, word, want string }{
		{"capitals", "Cure", "cure"},
		{"apostrophe", "doctor’s", "doctor's"},
		{"soft hyphen", "cu\u00ADres", "cures"},
		{"zero-width space", "cu\u200Bres", "cures"},
		{"decomposed", "Me\u0301nie\u0300re", "ménière"},
		{"ligature", "ﬁbroids", "fibroids"},
		{"full width", "ｃｕｒｅｓ", "cures"},
		{"mathematical bold", "𝐜𝐮𝐫𝐞𝐬", "cures"},
		{"a Cyrillic letter in a Latin word", "\u0441ur\u0435s", "cures"},
		{"Cyrillic capitals in a Latin word", "\u0421UR\u0415S", "cures"},
		{"a Greek letter in a Latin word", "gu\u03B1r\u03B1nteed", "guaranteed"},
		{"a Cyrillic word", "\u0441\u043E\u0441\u043D\u0430", "\u0441\u043E\u0441\u043D\u0430"},
		{"a Greek letter by itself", "\u03B1", "\u03B1"},
		{"a Greek letter that is none of these", "\u03BCg", "\u03BCg"},
		{"micro sign", "\u00B5g", "\u03BCg"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(Fold(nil, tt.word)); got != tt.want {
				t.Errorf("Fold(%+q) = %+q, want %+q", tt.word, got, tt.want)
			}
		})
	}
}
