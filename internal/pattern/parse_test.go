package pattern

import (
	"errors"
	"strings"
	"testing"
)

func TestParseErrors(t *testing.T) {
	tests := []struct {
		source  string
		offset  int
		message string // what the message must say
	}{
		{"", 0, "not optional"},
		{"  ", 0, "not optional"},
		{"very?", 0, "not optional"},
		{"(a | b?)", 0, "not optional"},
		{"(a? | .) b? .", 0, "the end of every sentence"},
		{"_ cure", 0, "begin with a gap"},
		{"very? _ cure", 6, "begin with a gap"},
		{"(_{1,2} a | b) cure", 1, "begin with a gap"},
		{"cure _{0,3}", 5, "end with a gap"},
		{"cure _ now?", 5, "end with a gap"},
		{"cure (a | b _)", 12, "end with a gap"},
		{"a | b", 2, "brackets: (a | b)"},
		{"cure (a | b", 5, "never closed"},
		{"cure ((a | b)", 5, "never closed"},
		{"cure (a | (b)", 5, "never closed"},
		{"cure)", 4, "closes nothing"},
		{"cure}", 4, "closes nothing"},
		{"cure ()", 6, "alternative is empty"},
		{"cure (a |)", 9, "alternative is empty"},
		{"cure (| a)", 6, "alternative is empty"},
		{"? cure", 0, `\?`},
		{"cure? ?", 6, `\?`},
		{"cure (? | a)", 6, `\?`},
		{`cure \!`, 5, "before ? only"},
		{`cure\`, 4, "before ? only"},
		{"cure {condition", 5, "never closed"},
		{"cure {Condition}", 5, "lower-case"},
		{"cure {}", 5, "lower-case"},
		{"cure { a }", 5, "lower-case"},
		{"cure {percentage >}", 5, ">=, <= or ="},
		{"cure {percentage > 5}", 5, ">=, <= or ="},
		{"cure {percentage >= many}", 5, ">=, <= or ="},
		{"cure {= 5}", 5, "lower-case"},
		{"a _{3,1} b", 2, "smaller number"},
		{"a _{0,0} b", 2, "smaller number"},
		{"a _{0,21} b", 2, "20 at most"},
		{"a _{3} b", 2, "two numbers"},
		{"a _{-1,3} b", 2, "two numbers"},
		{"a _{condition} b", 2, "space after _"},
		{"a _{0,3 b", 2, "two numbers"},
		{"~ cure", 0, "directly before"},
		{"the ~(cure | heal)", 4, "directly before"},
		{"~", 0, "directly before"},
		{"~86 cures", 0, "directly before"},
		{"non-(small | tiny) cell", 3, "hyphen"},
		{"small -cell", 6, "hyphen"},
		{"“cure”", 0, "read across"},
		{`a "cure"`, 2, "read across"},
		{"*cure*", 0, "read across"},
		{"cure [1]", 5, "can name"},
		{"Brand™", 5, "can name"},
		{"see https://example.org now", 4, "no word"},
		{"caf\xe9", 3, "can name"},
		{"x" + strings.Repeat(" _{0,20}", 10) + " y", 74, "beyond 200"},
		{strings.Repeat("(", 500), 200, "beyond 200"},
		{"x" + strings.Repeat("(y", 500), 200, "beyond 200"},
	}
	for _, tt := range tests {
		_, err := Parse(tt.source)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("Parse(%q): error %v, want a SyntaxError", tt.source, err)
			continue
		}
		if syntax.At != tt.offset || !strings.Contains(syntax.Message, tt.message) {
			t.Errorf("Parse(%q): %q at %d, want %q at %d", tt.source, syntax.Message, syntax.At, tt.message, tt.offset)
		}
	}
}

func TestUnmarshalText(t *testing.T) {
	var p Pattern
	if err := p.UnmarshalText([]byte("~cure {condition}")); err != nil || p.String() != "~cure {condition}" {
		t.Errorf("got %q, %v", p, err)
	}
	var syntax *SyntaxError
	if err := p.UnmarshalText([]byte("cure (")); !errors.As(err, &syntax) {
		t.Errorf("error %v, want a SyntaxError", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"cure", "~cure (your | the | all)? {condition}", "(permanent | complete) (cure | remission)", "a _{0,3} b _ c", "100 % safe",
		"side-effect free", "doctors’ advice", `cured \?`, "a,? b", "((((", "~CAR-T ?", "e.g. this", "und wie—weiter", "x{a}?{b}", "\xff_\xff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		p, err := Parse(source)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.At < 0 || syntax.At > len(source) || syntax.Message == "" {
				t.Fatalf("Parse(%q): %v", source, err)
			}
			return
		}
		if p.String() != source {
			t.Fatalf("String is %q, want %q", p, source)
		}
		c := newCase()
		m, err := c.vocabulary.Compile([]Source{{Pattern: p}})
		if err != nil {
			var unknown *UnknownNameError
			if !errors.As(err, &unknown) || source[unknown.At] != '{' {
				t.Fatalf("Compile(%q): %v", source, err)
			}
			return
		}
		for _, match := range c.match(m, source) {
			if match.First < 0 || match.First >= match.Last {
				t.Fatalf("Parse(%q): match %v", source, match)
			}
		}
	})
}
