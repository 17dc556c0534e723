package check_test

import "testing"

// TestStory: the rest of a paragraph goes with a finding as far as it speaks of somebody, and once, even
// where the finding that tells it first gives way to a longer one.
func TestStory(t *testing.T) {
	found := structure(t, "testimonial")
	for _, test := range []struct{ text, want string }{
		{"I had eczema. It itched. Then I went to Rome. We sell soap.", "I had eczema <- It itched. Then I went to Rome."},
		{"We sell soap. My street is long. I had eczema.", "I had eczema <- My street is long."},
		{"It rained. He sang. I had eczema. It rained.", "I had eczema <- He sang."},
		{"I had eczema. He's calm. It rained. I'd cry. It rained.", "I had eczema <- He's calm. It rained. I'd cry."},
		{"He is our surgeon. He sang. I had eczema. I slept. We're open daily. Call my team.", "I had eczema <- He sang. <- I slept."},
		{"I had eczema.\n\nThen I went to Rome.", "I had eczema"},
		{"I had eczema. I slept. I had eczema.", "I had eczema <- I slept. I had eczema.; I had eczema"},
		{"He was able to return to his normal life. He skis.", "return to his normal life <- He skis."},
		{"See how Lena conquered vertigo. She sings.", "See how Lena conquered <- She sings."},
	} {
		if got := found(test.text); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
}
